package io.hivecache.bench.caffeine;

import com.github.benmanes.caffeine.jcache.configuration.CaffeineConfiguration;
import io.hivecache.bench.cache.Dialect;
import java.util.OptionalLong;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;

/** Caffeine keeps everything unless it is bounded. */
public final class CaffeineDialect implements Dialect {
    @Override
    public <K, V> Configuration<K, V> bounded(MutableConfiguration<K, V> configuration, long entries) {
        return new CaffeineConfiguration<>(configuration).setMaximumSize(OptionalLong.of(entries));
    }
}
