package io.hivecache.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class KeyTextFuzz {
    private static final KeyText<Object> KEYS = KeyTexts.of(AllowList.of(List.of(Samples.class.getName())));

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "@42",
                        "@42L",
                        "@\"@ann\"",
                        "@List(\"a\",1,Double(1.5))",
                        "@Map(\"a\"=Set(1,2))",
                        "@Instant(2026-01-02T03:04:05Z)",
                        "@ZonedDateTime(\"2026-01-02T03:04:05+01:00[Europe/Paris]\")",
                        "@UUID(00000000-0000-0001-0000-000000000002)",
                        "@io.hivecache.codec.Samples$Point(x=1,y=2)",
                        "@io.hivecache.codec.Samples$Color.RED",
                        "@SimpleKey(1,Object[](\"a\",null),int[](1/2))")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** What is read as a key has no other text than this. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void readsBack(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Object key;
        try {
            key = KEYS.toObject(text);
        } catch (CodecException expected) {
            return;
        }
        if (!KEYS.toContent(key).equals(text)) {
            throw new AssertionError(text + " is read as " + key);
        }
    }
}
