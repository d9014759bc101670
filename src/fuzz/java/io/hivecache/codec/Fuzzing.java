package io.hivecache.codec;

import java.util.List;
import java.util.stream.Stream;

/** What every fuzzer of a codec does: whatever the content, there is a value or a {@link CodecException}. */
final class Fuzzing {
    private static final AllowList OURS = AllowList.of(List.of(Samples.class.getName()));

    private Fuzzing() {}

    /** The codec of a remote hive's cache that declares nothing and allows the classes of {@link Samples}. */
    static Codec<Object> codec(String name) {
        return Codecs.of(name, Object.class, OURS);
    }

    /** Contents to begin with. */
    static Stream<byte[]> seeds(Codec<Object> codec) {
        return RoundTripTest.values().map(codec::encode);
    }

    /** Decodes content, and encodes what comes of it. */
    static void decode(Codec<Object> codec, byte[] content) {
        try {
            codec.encode(codec.decode(content));
        } catch (CodecException expected) {
            // No other failure is expected: the fuzzer reports it.
        }
    }
}
