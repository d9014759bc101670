package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawCodecTest {
    private final Codec<byte[]> bytes = Codecs.of("raw", byte[].class);
    private final Codec<String> text = Codecs.of("raw", String.class);

    @Test
    void bytesAreKeptAsTheyAreAndSharedWithNobody() {
        byte[] value = {1, 2, 3};
        byte[] content = bytes.encode(value);
        byte[] back = bytes.decode(content);
        assertThat(content).containsExactly(1, 2, 3).isNotSameAs(value);
        assertThat(back).containsExactly(1, 2, 3).isNotSameAs(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "Zoë 🐝 \u0000"})
    void textIsKeptInUtf8(String value) {
        assertThat(text.encode(value)).isEqualTo(value.getBytes(StandardCharsets.UTF_8));
        assertThat(text.decode(text.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "a\udc00b", "\udc00\ud800"})
    void halfASurrogatePairIsRefused(String value) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> text.encode(value))
                .withMessageContaining("String")
                .withMessageContaining("surrogate");
    }

    @Test
    void whatIsNoUtf8IsRefused() {
        for (byte[] content :
                List.of(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3}, new byte[] {'a', (byte) 0x80})) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> text.decode(content))
                    .withMessageContaining("UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Object.class, Integer.class, char[].class, CharSequence.class})
    void otherTypesAreRefusedWithAdvice(Class<?> type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.of("raw", type))
                .withMessageContaining(type.getTypeName())
                .withMessageContaining("byte[] or String");
    }
}
