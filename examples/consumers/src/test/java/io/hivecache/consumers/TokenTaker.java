package io.hivecache.consumers;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import io.hivecache.testing.Worker;
import java.time.Duration;
import javax.cache.Cache;

/** One of the JVMs that take tokens out of one bucket, with several threads, until there are none. */
final class TokenTaker {
    static final int TOKENS = 1_000;
    static final long PATIENCE_SECONDS = 4 * 60;
    private static final int THREADS = 8;

    private TokenTaker() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("hivecache.hive", arguments[0] + "?command-timeout=30s");
        Bucket bucket = bucket();
        int taken = bucket.tryConsume(1) ? 1 : 0;
        System.out.println("ready");
        System.in.read();
        System.out.println(taken + takeAll(bucket));
        Hives.provider().close();
    }

    static int takeAll() throws Exception {
        return takeAll(bucket());
    }

    private static Bucket bucket() {
        Cache<String, byte[]> cache = Hives.cache("buckets", String.class, byte[].class);
        BucketConfiguration configuration = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(TOKENS).refillIntervally(TOKENS, Duration.ofDays(1)))
                .build();
        return Bucket4jJCache.entryProcessorBasedBuilder(cache).build().getProxy("everybody", () -> configuration);
    }

    private static int takeAll(Bucket bucket) throws Exception {
        return Worker.together(THREADS, PATIENCE_SECONDS, thread -> {
                    int taken = 0;
                    while (bucket.tryConsume(1)) {
                        taken++;
                    }
                    return taken;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
