package io.hivecache.bench.jmh;

import com.sun.management.ThreadMXBean;
import io.hivecache.bench.load.Keys;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One thread that uses the cache: which key is next, and what its operations cost.
 *
 * <p>Every operation takes exactly one turn. The public fields are sums over an iteration, which JMH adds up; they count
 * the operations before and after the measured time too, in which threads wait for each other, on both sides of each
 * quotient.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Client {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    public long operations;
    public long cpuNanos;
    public long allocatedBytes;
    public long misses;

    private Integer[] keys;
    private int lastKey;
    private long turns;
    private long missed;

    private long turnsAtStart;
    private long missedAtStart;
    private long cpuAtStart;
    private long allocatedAtStart;

    /** Draws the keys, of which there must be a power of two. */
    @Setup
    public void draw(BenchmarkParams benchmark, ThreadParams thread) {
        int entries = Integer.parseInt(benchmark.getParam("entries"));
        keys = Keys.zipf(entries, Integer.parseInt(benchmark.getParam("draws")), thread.getThreadIndex());
        lastKey = keys.length - 1;
    }

    /** Notes what was consumed up to now. */
    @Setup(Level.Iteration)
    public void start() {
        turnsAtStart = turns;
        missedAtStart = missed;
        allocatedAtStart = THREADS.getCurrentThreadAllocatedBytes();
        cpuAtStart = THREADS.getCurrentThreadCpuTime();
    }

    /** Tells JMH what was consumed since. */
    @TearDown(Level.Iteration)
    public void stop() {
        cpuNanos = THREADS.getCurrentThreadCpuTime() - cpuAtStart;
        allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - allocatedAtStart;
        operations = turns - turnsAtStart;
        misses = missed - missedAtStart;
        ProcessCpu.end();
    }

    /** Takes a turn and returns its number. */
    int turn() {
        return (int) turns++;
    }

    /** Takes a turn and returns its key. */
    Integer key() {
        return keys[turn() & lastKey];
    }

    /** Returns whether the present turn is one of the 25 in 100 that write. */
    boolean writes() {
        return (turns & 3) == 0;
    }

    /** Chooses from a number of values that is a power of two. */
    <V> V choose(V[] values) {
        return values[(int) turns & (values.length - 1)];
    }

    /** Notes that the present turn found nothing. */
    void miss() {
        missed++;
    }
}
