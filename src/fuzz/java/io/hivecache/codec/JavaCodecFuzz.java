package io.hivecache.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class JavaCodecFuzz {
    private static final Codec<Object> CODEC = Fuzzing.codec("java");

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(CODEC);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void decodes(byte[] content) {
        Fuzzing.decode(CODEC, content);
    }
}
