package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Strings made to break out of something. Servers have aliases in UTF-8, so none may be damaged there. */
class KeyTextStringsTest {
    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\0",
            "\n",
            "\r\n",
            "\t",
            "{}",
            "{a}",
            "}{",
            "*",
            "?",
            "[a-z]",
            "\\",
            "\\\\",
            "\\u0041",
            "%",
            "%00",
            "%40",
            ":",
            "a:b",
            "hive:cache:1:key",
            "@",
            "@@",
            "@1",
            "@1L",
            "@null",
            "@\"",
            "@\"\"",
            "\"",
            "@\"@\"",
            "@List()",
            "List()",
            "\u001b[2J",
            "\u007f",
            "\u0085",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\ufffd",
            "\uffff",
            "é",
            "e\u0301",
            "🐝",
            "\ud83d",
            "\udc1d",
            "\udc1d\ud83d",
            "a\ud83d",
            "\ud83d\ud83d\udc1d",
            "\\ud83d",
            "?\\ud83d",
            "x".repeat(900),
            "x".repeat(899) + "y",
            "🐝".repeat(225));

    @Test
    void eachIsAKeyOfItsOwn() {
        Set<String> texts = new TreeSet<>();
        for (String string : HOSTILE) {
            for (Object key : keysOf(string)) {
                String text = KeyTexts.text(key);
                assertThat(overTheWire(text)).isEqualTo(text);
                assertThat(texts.add(text)).as(text).isTrue();
                assertThat(KeyTexts.key(text)).isEqualTo(key);
            }
        }
    }

    private static List<Object> keysOf(String string) {
        List<Object> keys = new ArrayList<>(List.of(
                string,
                List.of(string),
                Set.of(string),
                List.of(string, string),
                new KeySamples.Tree(string, new KeySamples.Tree(string, null)),
                new KeySamples.Plain(string, null)));
        for (String other : HOSTILE) {
            if (!other.equals(string)) {
                keys.add(List.of(string, other));
            }
        }
        return keys;
    }

    private static String overTheWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void onlyThoseThatWouldBeMistakenAreQuoted() {
        for (String string : HOSTILE) {
            boolean quoted = string.startsWith("@") || !overTheWire(string).equals(string);
            assertThat(KeyTexts.text(string).equals(string)).as(string).isNotEqualTo(quoted);
        }
    }
}
