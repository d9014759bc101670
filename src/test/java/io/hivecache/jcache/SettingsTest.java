package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final ClassLoader LOADER = SettingsTest.class.getClassLoader();

    @TempDir
    Path directory;

    private Settings load(String text, Properties properties) throws IOException {
        Path file = Files.writeString(directory.resolve("hive.properties"), text);
        return Settings.load(file.toUri(), LOADER, properties);
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    private static void withSystemProperty(String key, String value, Runnable test) {
        System.setProperty(key, value);
        try {
            test.run();
        } finally {
            System.clearProperty(key);
        }
    }

    @Test
    void sayNothingWithoutSources() {
        assertThat(Settings.load(null, LOADER, null)).isSameAs(Settings.NONE);
        assertThat(Settings.load(URI.create("hive:embedded"), LOADER, properties("spring.x", "y")))
                .isSameAs(Settings.NONE);
        assertThat(Settings.NONE.hive()).hasToString("hive:embedded");
        assertThat(Settings.NONE.cacheNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hive:embedded",
                "hive://host:5909,other",
                "HIVES://host",
                "redis://host/0",
                "rediss://host",
                "redis-sentinel://host",
                "valkey://host",
                "valkeys://host"
            })
    void takeAHivesAddressAsItIs(String address) {
        assertThat(Settings.load(URI.create(address), LOADER, null).hive()).hasToString(address);
    }

    @Test
    void knowTheHiveAndTheCachesOfTheFile() throws IOException {
        Settings settings = load("""
                hive = hive://cache.example.com:5909
                cache.users.codec = jackson
                cache.default.statistics = true
                cache.com.acme.Order.max-entries = 5
                cache.users.max-entries = 7
                """, properties());

        assertThat(settings.hive()).hasToString("hive://cache.example.com:5909");
        assertThat(settings.cacheNames()).containsExactly("users", "com.acme.Order");
        assertThat(settings.declared("users", LOADER))
                .isEqualTo(new HiveConfiguration<>()
                        .setCodec("jackson")
                        .setMaxEntries(7)
                        .setStatisticsEnabled(true));
        assertThat(settings.declared("unknown", LOADER))
                .isEqualTo(new HiveConfiguration<>().setStatisticsEnabled(true));
    }

    @Test
    void arePrecededByPropertiesAndTheseBySystemProperties() throws IOException {
        String file = "hive = hive://file\ncache.users.max-entries = 1\ncache.users.codec = java";
        Properties own =
                properties("hive", "hive://manager", "cache.users.max-entries", "2", "cache.other.codec", "raw");

        assertThat(load(file, properties()).hive()).hasToString("hive://file");
        assertThat(load(file, own).hive()).hasToString("hive://manager");
        assertThat(Settings.load(URI.create("hive:embedded"), LOADER, own).hive())
                .hasToString("hive://manager");
        withSystemProperty("hivecache.hive", "hive://system", () -> {
            assertThat(Settings.load(directory.resolve("hive.properties").toUri(), LOADER, own)
                            .hive())
                    .hasToString("hive://system");
            assertThat(Settings.load(null, LOADER, null).hive()).hasToString("hive://system");
        });
        withSystemProperty("hivecache.cache.users.max-entries", "3", () -> {
            Settings settings =
                    Settings.load(directory.resolve("hive.properties").toUri(), LOADER, own);
            assertThat(settings.declared("users", LOADER))
                    .isEqualTo(new HiveConfiguration<>().setMaxEntries(3).setCodec("java"));
            assertThat(settings.cacheNames()).containsExactlyInAnyOrder("users", "other");
        });
    }

    @Test
    void takeTheDefaultsOfProperties() {
        Properties own = new Properties(properties("hive", "hive://default"));

        assertThat(Settings.load(null, LOADER, own).hive()).hasToString("hive://default");
    }

    @Test
    void nameTheSourceOfAMistake() {
        assertMistake("hive = x:y", properties(), "hive.properties, line 1: hive has the unknown scheme 'x'");
        assertMistake("\ncache.a.codek = x", properties(), "hive.properties, line 2: cache.a.codek is no known key");
        assertMistake("", properties("cache.a.codek", "x"), "manager property: cache.a.codek is no known key");
        withSystemProperty(
                "hivecache.hiv",
                "x",
                () -> assertMistake(
                        "",
                        properties(),
                        "system property -Dhivecache.hiv: hiv is no known key; the nearest" + " known is hive."));
    }

    @Test
    void refuseAPropertyThatIsNoString() {
        Properties own = properties();
        own.put("cache.users.max-entries", 5);

        assertMistake("", own, "manager property: cache.users.max-entries must be a String, not a java.lang.Integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//me:secret@host", "secret^", "secret://host", "file:secret", ""})
    void refuseWhatIsNoHivesAddressWithoutRepeatingIt(String address) {
        assertThatThrownBy(() -> load("hive = " + address, properties()))
                .isInstanceOf(CacheException.class)
                .hasNoCause()
                .hasMessageContaining("hive.properties, line 1: hive ")
                .hasMessageContaining("; it must be a hive's address such as hive:embedded")
                .hasMessageNotContaining(":secret");
    }

    @Test
    void refuseASecondBound() {
        assertThatThrownBy(() -> load("cache.a.max-entries = 1\ncache.a.max-bytes = 1MiB", properties()))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("hive.properties, line 2: cache.a.max-bytes is a second bound beside"
                        + " cache.a.max-entries (")
                .hasMessageEndingWith(
                        "hive.properties, line 1); a cache is bounded by entries or by bytes, so keep one of"
                                + " them");
    }

    private void assertMistake(String file, Properties properties, String message) {
        assertThatThrownBy(() -> load(file, properties))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining(message);
    }
}
