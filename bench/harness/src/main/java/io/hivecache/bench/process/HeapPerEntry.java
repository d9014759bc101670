package io.hivecache.bench.process;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.util.Map;
import javax.cache.Cache;

/** Measures the heap that entries of an Integer and 100 bytes, stored by reference, take, key and value included. */
public final class HeapPerEntry {
    private static final int VALUE_BYTES = 100;
    private static final int COLLECTIONS = 5;

    private HeapPerEntry() {}

    /**
     * Fills a cache and measures.
     *
     * @param arguments file for the figure, number of entries
     */
    public static void main(String[] arguments) throws Exception {
        int entries = Integer.parseInt(arguments[1]);
        try (Candidate candidate = Candidate.open()) {
            // not declared as byte[], which one provider refuses
            Cache<Integer, Object> cache =
                    candidate.unbounded("benchmark", Candidate.configuration(Object.class, false));
            Requirements.byReference(cache, new byte[VALUE_BYTES]);
            long before = usedHeap();
            Requirements.fill(cache, entries, key -> new byte[VALUE_BYTES]);
            long bytes = usedHeap() - before;
            Requirements.allResident(cache, entries);
            Figures.write(Path.of(arguments[0]), Map.of(Metric.HEAP, (double) bytes / entries));
        }
    }

    private static long usedHeap() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < COLLECTIONS; i++) {
            memory.gc();
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
