package io.hivecache.bench.process;

import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

/** The smallest program with a cache: a put, a get, and the JVM stops. The driver takes the time. */
public final class ColdStart {
    private ColdStart() {}

    /** Runs the program, without arguments. */
    public static void main(String[] arguments) {
        Cache<Integer, String> cache = Caching.getCachingProvider()
                .getCacheManager()
                .createCache("benchmark", new MutableConfiguration<Integer, String>());
        cache.put(1, "hive");
        if (!"hive".equals(cache.get(1))) {
            throw new IllegalStateException("The first get finds nothing.");
        }
        Runtime.getRuntime().halt(0);
    }
}
