package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    private static List<Assignment> parse(String text) {
        return List.copyOf(SettingsFile.parse(SettingsText.of("hive.properties", bytes(text)))
                .values());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void remembersTheLineOfEachEntry() {
        String text = """
                # a comment \\
                first = 1
                  ! another

                second : a \\
                    b \\
                    # c
                third=
                """;

        assertThat(parse(text))
                .containsExactly(
                        new Assignment("hive.properties, line 2", "first", "1"),
                        new Assignment("hive.properties, line 5", "second", "a b # c"),
                        new Assignment("hive.properties, line 8", "third", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "a = b",
                "a\t:\fb",
                "a==b",
                "a = b = c",
                "  a  =  b\\\\",
                "a\\ b = c",
                "a\\=b\\:c = d",
                "a\\\n  b = c",
                "a \\\n = c",
                "a = b\\",
                "a = b\\\n",
                "a = b\\\n\nc = d",
                "a = b\\\r\n   c\rd = e\r\nf=g",
                "\\u0061\\u003d = \\u00e9 \\t",
                "\u00e9 = \u20ac",
                "a\\\\ = b",
                "= b",
                "# only a comment",
                ""
            })
    void readsWhatPropertiesRead(String text) throws Exception {
        Properties expected = new Properties();
        expected.load(new StringReader(text));

        assertThat(parse(text).stream().collect(Collectors.toMap(Assignment::key, Assignment::value)))
                .isEqualTo(expected.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((String) entry.getValue()).strip())));
    }

    @Test
    void dropsAByteOrderMark() {
        assertThat(parse("\uFEFFhive = x")).containsExactly(new Assignment("hive.properties, line 1", "hive", "x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hive embedded | 'hive embedded' has no '='; write key = value",
                "hive | 'hive' has no '='; write key = value",
                "a\\=b | 'a\\=b' has no '='; write key = value",
                "a \\= b | 'a \\= b' has no '='; write key = value",
                "a = \\u12 | a \\u must be followed by four hexadecimal digits; write \\\\ for a \\"
            })
    void refusesALineThatIsNoEntry(String line, String reason) {
        assertThatThrownBy(() -> parse("# comment\nfirst = \\\n  1\n" + line + "\nlast = 2"))
                .isInstanceOf(CacheException.class)
                .hasMessage("hive.properties, line 4: " + reason);
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThatThrownBy(() -> parse("hive = a\n\nh\\u0069ve = b"))
                .isInstanceOf(CacheException.class)
                .hasMessage(
                        "hive.properties, line 3: hive is given twice, first in hive.properties, line 1; keep one of"
                                + " them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version='1.0'?><config/>", "\n <config/>", "\uFEFF<config/>", "{ \"hive\": 1 }"})
    void refusesTheFileOfAnotherProvider(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("hive.properties is not a Hivecache properties file: it begins with '");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin1 = "hive = x\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> SettingsText.of("hive.properties", latin1))
                .isInstanceOf(CacheException.class)
                .hasMessage("hive.properties, line 2: this is not UTF-8 text; save the file as UTF-8 or write \\u"
                        + " escapes");
        assertThatThrownBy(() -> SettingsText.of("hive.properties", new byte[] {'a', '\n', (byte) 0xc3}))
                .isInstanceOf(CacheException.class)
                .hasMessageStartingWith("hive.properties, line 2: ");
    }
}
