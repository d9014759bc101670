package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
    private static final String SECRET = "p@ss:w/rd%40 +ü";

    @TempDir
    private Path directory;

    private static Assignment assignment(String key, String written) {
        return new Assignment("hivecache.properties, line 1", key, written);
    }

    private static String value(String written) {
        return assignment("cache.users.codec", written).value();
    }

    private Path secret(String content) throws IOException {
        return Files.writeString(directory.resolve("secret"), content);
    }

    @Test
    void anEnvironmentVariableIsFilledIn() {
        String path = System.getenv("PATH");

        assertThat(value("${PATH}")).isEqualTo(path);
        assertThat(value("a${PATH}b${PATH}")).isEqualTo("a" + path + "b" + path);
    }

    @Test
    void aFileIsFilledInWithoutItsLastLineBreak() throws IOException {
        assertThat(value("${file:" + secret("one\ntwo\r\n") + "}")).isEqualTo("one\ntwo");
        assertThat(value("${file:" + secret("one\n\n") + "}")).isEqualTo("one\n");
        assertThat(value("${file:" + secret("") + "}")).isEmpty();
    }

    @Test
    void whatIsNoPlaceholderStays() {
        assertThat(value("a$b{c}$")).isEqualTo("a$b{c}$");
        assertThat(value("$${PATH}")).isEqualTo("${PATH}");
    }

    @Test
    void whatCannotBeFilledInIsNamed() {
        assertThatThrownBy(() -> value("${HIVECACHE_NO_SUCH_VARIABLE}"))
                .isInstanceOf(CacheException.class)
                .hasMessageContaining("hivecache.properties, line 1: cache.users.codec")
                .hasMessageContaining("'HIVECACHE_NO_SUCH_VARIABLE', which is not set");
        assertThatThrownBy(() -> value("${file:/no/such/file}")).hasMessageContaining("'/no/such/file'");
        assertThatThrownBy(() -> value("x${PATH")).hasMessageContaining("without a }");
    }

    @Test
    void partsOfAnAddressAreEncodedAndWholeOnesAreNot() throws IOException {
        Path file = secret(SECRET);
        URI read = HiveAddress.read(assignment("hive", "redis://ann:${file:" + file + "}@host/1"));

        assertThat(read.getUserInfo()).isEqualTo("ann:" + SECRET);
        assertThat(read.getHost()).isEqualTo("host");
        secret("redis://ann:a%40b@host");
        assertThat(HiveAddress.read(assignment("hive", "${file:" + file + "}")).getUserInfo())
                .isEqualTo("ann:a@b");
    }

    @Test
    void mistakesDoNotTellSecrets() throws IOException {
        Path file = secret(SECRET);
        List<Assignment> assignments = List.of(assignment("cache.users.max-bytes", "${file:" + file + "}"));

        assertThatThrownBy(() -> Settings.of(Settings.DEFAULT_HIVE, assignments))
                .hasMessageContaining("cannot be '${file:" + file + "}'")
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
        assertThatThrownBy(() -> HiveAddress.read(assignment("hive", "${file:" + file + "}")))
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }
}
