package io.hivecache.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.shiro.cache.Cache;
import org.apache.shiro.cache.jcache.JCacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shiro asks for the only provider there is, and gives it either nothing or a file with Shiro's own class loader. */
class ShiroTest {
    private final JCacheManager shiro = new JCacheManager();

    @AfterEach
    void reset() {
        Hives.reset();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void keepsWhatItIsGiven(String hive) {
        Hives.use(hive);
        shiro.init();
        Cache<String, String> cache = shiro.getCache("activeSessions");

        assertThat(cache.put("ann", "1")).isNull();
        assertThat(cache.put("ann", "2")).isEqualTo("1");
        cache.put("bob", "3");
        assertThat(cache.get("ann")).isEqualTo("2");
        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.keys()).containsExactlyInAnyOrder("ann", "bob");
        assertThat(cache.values()).containsExactlyInAnyOrder("2", "3");
        assertThat(cache.remove("ann")).isEqualTo("2");
        assertThat(cache.remove("ann")).isNull();
        cache.clear();
        assertThat(cache.size()).isZero();
        assertThat(shiro.getCache("activeSessions").keys()).isEmpty();
        shiro.destroy();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void findsTheApplicationsClassesThroughTheContextClassLoader(String hive) throws Exception {
        Hives.use(hive, "guest.*");
        shiro.setCacheConfig("/shiro-hivecache.properties");
        shiro.init();
        Cache<String, Object> cache = shiro.getCache("sessions");
        try (Guest guest = Guest.arrive()) {
            cache.put("session", guest.visit("/"));

            assertThat(cache.get("session")).isEqualTo(guest.visit("/"));
        }
        shiro.destroy();
    }

    @ParameterizedTest
    @MethodSource("io.hivecache.consumers.Hives#all")
    void isToldWhatIsWrongWithItsFile(String hive) {
        Hives.use(hive);
        shiro.setCacheConfig("/ehcache.xml");
        assertThatThrownBy(shiro::init)
                .rootCause()
                .hasMessageContaining("ehcache.xml")
                .hasMessageContaining("XML");
    }
}
