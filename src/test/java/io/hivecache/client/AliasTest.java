package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.AliasTooLong;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff", "😀", "x😀ä€y", "\0", "{*?[\\:%\n"})
    void countsBytesAsUtf8Does(String alias) {
        assertThat(Alias.bytes(alias)).isEqualTo(alias.getBytes(StandardCharsets.UTF_8).length);
        assertThat(Alias.check(alias)).isSameAs(alias);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "€", "😀"})
    void mayHave1024Bytes(String letter) {
        int size = letter.getBytes(StandardCharsets.UTF_8).length;
        String longest = letter.repeat(1_024 / size) + "x".repeat(1_024 % size);

        assertThat(Alias.check(longest)).isSameAs(longest);
        assertThatThrownBy(() -> Alias.check(longest + "x"))
                .isInstanceOf(AliasTooLong.class)
                .hasMessageContaining("1025 bytes")
                .extracting(Throwable::getMessage)
                .asString()
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\ud800", "a\udc00", "\udc00\ud800", "a\ud800b"})
    void isNeitherEmptyNorHalfAPair(String alias) {
        assertThatThrownBy(() -> Alias.check(alias))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_INPUT));
    }

    @Test
    void isNotNull() {
        assertThatNullPointerException().isThrownBy(() -> Alias.check(null));
    }
}
