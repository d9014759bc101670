package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any keys. */
class KeyTextRandomTest {
    private static final int PAIRS = 100_000;

    /** Of 200,000 keys no two that differ have one text, and no two that are equal have two. */
    @Test
    void keysAreEqualExactlyWhereTheirTextsAre() {
        Map<Object, String> texts = new HashMap<>();
        Map<String, Object> keys = new HashMap<>();
        for (int seed = 0; seed < 2 * PAIRS; seed++) {
            Object key = new KeyTextRandom(seed, 0).key();
            String text = KeyTexts.text(key);
            assertThat(texts.putIfAbsent(key, text))
                    .as("the text of an equal key")
                    .isIn(text, null);
            assertThat(keys.putIfAbsent(text, key)).as("the key with this text").isIn(key, null);
        }
        assertThat(texts).hasSameSizeAs(keys).hasSizeBetween(PAIRS / 4, 2 * PAIRS - PAIRS / 4);
    }

    @Test
    void pairsDifferWhereTheirTextsDo() {
        Random random = new Random(7);
        for (int i = 0; i < PAIRS; i++) {
            Object one = new KeyTextRandom(random.nextInt(1000), 0).key();
            Object other = new KeyTextRandom(random.nextInt(1000), 1).key();
            assertThat(KeyTexts.text(one).equals(KeyTexts.text(other)))
                    .as("one text for %s and %s", one, other)
                    .isEqualTo(one.equals(other));
        }
    }

    @Test
    void keysMadeOtherwiseHaveTheSameTextAndComeBack() {
        for (int seed = 0; seed < 20_000; seed++) {
            Object key = new KeyTextRandom(seed, 0).key();
            Object same = new KeyTextRandom(seed, 1).key();
            String text = KeyTexts.text(key);
            assertThat(same).isEqualTo(key);
            assertThat(KeyTexts.text(same)).isEqualTo(text);
            assertThat(KeyTexts.text(KeyTexts.key(text))).isEqualTo(text);
        }
    }
}
