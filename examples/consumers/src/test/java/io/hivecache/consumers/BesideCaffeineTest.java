package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two providers on one class path: who names one gets it, and neither disturbs the other. */
class BesideCaffeineTest {
    private static final String CAFFEINE = "com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider";

    private final CachingProvider ours = Caching.getCachingProvider(Hives.PROVIDER);
    private final CachingProvider theirs = Caching.getCachingProvider(CAFFEINE);

    @AfterEach
    void close() {
        ours.close();
        theirs.close();
    }

    @Test
    void eachIsFoundByItsName() {
        assertThat(ours.getClass().getName()).isEqualTo(Hives.PROVIDER);
        assertThat(theirs.getClass().getName()).isEqualTo(CAFFEINE);
        assertThat(Caching.getCachingProviders()).containsExactlyInAnyOrder(ours, theirs);
        assertThatThrownBy(Caching::getCachingProvider).isInstanceOf(CacheException.class);
    }

    @Test
    void aCacheOfTheSameNameIsAnotherInEach() throws Exception {
        Cache<String, String> here = create(ours.getCacheManager());
        Cache<String, String> there = create(theirs.getCacheManager());
        here.put("a", "ours");
        there.put("a", "theirs");
        assertThat(here.get("a")).isEqualTo("ours");
        assertThat(there.get("a")).isEqualTo("theirs");

        Set<ObjectName> beans = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:type=CacheStatistics,Cache=same,*"), null);
        assertThat(beans).hasSize(2);

        ours.close();
        assertThat(here.isClosed()).isTrue();
        assertThat(there.get("a")).isEqualTo("theirs");
    }

    private static Cache<String, String> create(CacheManager manager) {
        return manager.createCache(
                "same",
                new MutableConfiguration<String, String>()
                        .setTypes(String.class, String.class)
                        .setStatisticsEnabled(true));
    }
}
