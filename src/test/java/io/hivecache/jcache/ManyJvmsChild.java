package io.hivecache.jcache;

import io.hivecache.testing.Worker;
import java.net.URI;
import java.util.List;
import java.util.Random;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** One of the JVMs of {@link ManyJvmsTest}: does what the scenario says once it is told to go, and prints what happened. */
final class ManyJvmsChild {
    static final int KEYS = 4;
    static final int THREADS = 8;
    static final int INCREMENTS = 2_000;
    private static final int OPERATIONS = 150;
    private static final String CACHE = "many-jvms";

    private ManyJvmsChild() {}

    static Cache<Integer, Integer> open(HiveCachingProvider provider, String address) {
        CacheManager manager = provider.getCacheManager(URI.create(address + "?command-timeout=30s"), null);
        return manager.createCache(
                CACHE, new MutableConfiguration<Integer, Integer>().setTypes(Integer.class, Integer.class));
    }

    public static void main(String[] arguments) throws Exception {
        try (HiveCachingProvider provider = new HiveCachingProvider()) {
            Cache<Integer, Integer> cache = open(provider, arguments[0]);
            System.out.println("ready");
            System.in.read();
            if (arguments[1].equals("increments")) {
                increment(cache);
                System.out.println("done");
            } else {
                operate(cache, arguments[2].hashCode()).forEach(System.out::println);
            }
        }
    }

    private static void increment(Cache<Integer, Integer> cache) throws Exception {
        Worker.together(THREADS, 4 * 60, thread -> {
            for (int i = 0; i < INCREMENTS; i++) {
                cache.invoke(i % KEYS, (entry, none) -> {
                    entry.setValue(entry.exists() ? entry.getValue() + 1 : 1);
                    return null;
                });
            }
            return null;
        });
    }

    private static List<String> operate(Cache<Integer, Integer> cache, int seed) throws Exception {
        return Worker.together(THREADS, 4 * 60, thread -> {
                    Random random = new Random(seed + thread);
                    return random.ints(OPERATIONS, 0, KEYS)
                            .mapToObj(key -> RecordedOperation.random(cache, key, random))
                            .toList();
                })
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
