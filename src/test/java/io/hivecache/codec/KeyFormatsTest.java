package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.KeyRefusals.Named;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormatsTest {
    private static final String NAMED = "@" + Named.class.getName();

    /** Of a class that is refused without. */
    public static final class NamedFormat implements KeyFormat<Named> {
        @Override
        public Class<Named> type() {
            return Named.class;
        }

        @Override
        public String format(Named key) {
            return key.name;
        }

        @Override
        public Named parse(String text) {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("without a name");
            }
            return new Named(text, "read");
        }
    }

    public static final class Failing implements KeyFormat<String> {
        public Failing() {
            throw new IllegalStateException("not today");
        }

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public String format(String key) {
            return key;
        }

        @Override
        public String parse(String text) {
            return text;
        }
    }

    private static KeyText<Object> withFormat() {
        return KeyTexts.of(
                AllowList.of(List.of()),
                KeyFormats.find(List.of(NamedFormat.class.getName()), KeyTexts.LOADER)
                        .get(0));
    }

    @Test
    void givesAClassItsText() {
        KeyText<Object> form = withFormat();
        assertThat(form.toContent(new Named("ann", "a"))).isEqualTo(NAMED + "(ann)");
        assertThat(form.toContent(new Named("an n", "a"))).isEqualTo(NAMED + "(\"an n\")");
        for (Object key : List.of(new Named("ann", "a"), List.of(new Named("=),\"\ud83d", "b")))) {
            assertThat(form.toObject(form.toContent(key))).isEqualTo(key);
        }
        assertThatThrownBy(() -> form.toObject(NAMED + "(\"\")"))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("without a name");
        assertThatThrownBy(() -> form.toObject(NAMED + "(\"ann\")")).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> KeyTexts.text(new Named("ann", "a"))).isInstanceOf(CodecException.class);
    }

    @Test
    void byService(@TempDir Path directory) throws Exception {
        try (URLClassLoader loader = withServices(directory, NamedFormat.class.getName())) {
            assertThat(KeyFormats.find(List.of(), loader)).singleElement().isInstanceOf(NamedFormat.class);
        }
        assertThat(KeyFormats.find(List.of(), KeyTexts.LOADER)).isEmpty();
    }

    @Test
    void aBrokenServiceIsNamed(@TempDir Path directory) throws Exception {
        try (URLClassLoader loader = withServices(directory, Failing.class.getName())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> KeyFormats.find(List.of(), loader))
                    .withMessageContaining(Failing.class.getName());
        }
    }

    private static URLClassLoader withServices(Path directory, String services) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(folder.resolve(KeyFormat.class.getName()), services);
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, KeyTexts.LOADER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "com.acme.Missing",
                "java.lang.Object",
                "java.lang.Integer",
                "io.hivecache.codec.KeyFormatsTest$Failing"
            })
    void whatIsNoFormatIsNamed(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyFormats.find(List.of(name), KeyTexts.LOADER))
                .withMessageContaining("'" + name + "'");
    }
}
