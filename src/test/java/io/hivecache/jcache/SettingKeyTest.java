package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.cache.CacheException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingKeyTest {

    private static SettingKey of(String key) {
        return SettingKey.of(new Assignment("hive.properties, line 7", key, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "cache.users.codec, users, CODEC",
        "cache.default.expiry, default, EXPIRY",
        "cache.com.acme.User.max-bytes, com.acme.User, MAX_BYTES",
        "cache.codec.codec, codec, CODEC",
        "cache.a/b c=d.store-by-value, a/b c=d, STORE_BY_VALUE",
        "cache.hive.key-type, hive, KEY_TYPE"
    })
    void takesTheOptionFromTheEnd(String key, String cache, Setting setting) {
        assertThat(of(key)).isEqualTo(new SettingKey(cache, setting));
    }

    @ParameterizedTest
    @CsvSource({
        "hvie, hive",
        "Hive, hive",
        "cache.users.expry, cache.users.expiry",
        "cache.users.maxBytes, cache.users.max-bytes",
        "cache.com.acme.User.kodec, cache.com.acme.User.codec",
        "cache.default.time-to-live, cache.default.key-type",
        "cahce.users.codec, cache.users.codec",
        "users.codec, cache.users.codec",
        "cache.codec, cache.default.codec",
        "cache..codec, cache.default.codec",
        "cache.users, cache.default.events",
        "cache, cache.default.codec",
        "'', hive",
        "hivecache.hive, hive",
        "hivecache.cache.users.codecs, cache.users.codec",
        "codec, cache.default.codec"
    })
    void namesTheNearestKnownKey(String key, String nearest) {
        assertThatThrownBy(() -> of(key))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("hive.properties, line 7: " + key + " is no known key; the nearest known is "
                        + nearest + ". Known are");
    }
}
