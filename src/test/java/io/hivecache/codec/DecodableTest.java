package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DecodableTest {
    private final AtomicInteger decodings = new AtomicInteger();
    private final AtomicInteger undecodable = new AtomicInteger();
    private final Decodable<Object> form = form(Codecs.of("java", Object.class, AllowList.everything(), loader()));

    private static ClassLoader loader() {
        return DecodableTest.class.getClassLoader();
    }

    private Decodable<Object> form(Codec<Object> codec) {
        Codec<Object> counted = new Codec<>() {
            @Override
            public byte[] encode(Object value) {
                return codec.encode(value);
            }

            @Override
            public Object decode(byte[] content) {
                decodings.incrementAndGet();
                return codec.decode(content);
            }
        };
        return new Decodable<>(Bytes.asObjects(counted), undecodable::incrementAndGet);
    }

    @Test
    void contentIsDecodedOnceForTheFirstWhoReadsItAndAnewForOthers() {
        Object stored = form.toContent(new ArrayList<>(List.of(1, 2)));
        Object met = form.decodable(stored);
        Object first = form.toObject(met);
        assertThat(decodings).hasValue(1);
        Object second = form.toObject(met);

        assertThat(decodings).hasValue(2);
        assertThat(first).isEqualTo(List.of(1, 2)).isEqualTo(second).isNotSameAs(second);
        assertThat(form.decodable(met)).isSameAs(met);
        assertThat(form.stored(met)).isSameAs(stored);
        assertThat(form.stored(stored)).isSameAs(stored);
        assertThat(undecodable).hasValue(0);
    }

    @Test
    void whateverACodecFailsWithCountsAsNone() {
        List<Codec<Object>> failing = List.of(
                failing(content -> {
                    throw new CodecException("broken");
                }),
                failing(content -> {
                    throw new IllegalStateException("a user's");
                }),
                failing(content -> null));
        failing.forEach(codec -> assertThat(form(codec).decodable(new byte[1])).isNull());

        assertThat(undecodable).hasValue(failing.size());
    }

    @Test
    void whatCannotBeDecodedEqualsNothing() {
        Object one = form.toContent("one");
        byte[] junk = {1, 2, 3};

        assertThat(form.matches(one, form.toContent("one"))).isTrue();
        assertThat(form.matches(form.decodable(one), one)).isTrue();
        assertThat(form.matches(one, form.toContent("other"))).isFalse();
        assertThat(form.matches(junk, one)).isFalse();
        assertThat(form.matches(one, junk)).isFalse();
        assertThat(form.matches(junk, junk)).isFalse();
    }

    @Test
    void corruptedContentIsAValueOrNone() {
        Corruption corruption = new Corruption(List.of((byte[]) form.toContent(new Samples.Point(1, 2))), 1);
        int values = 0;
        for (int round = 0; round < 1_000; round++) {
            Object met = form.decodable(corruption.next());
            values += met != null && form.toObject(met) != null ? 1 : 0;
        }

        assertThat(values + undecodable.get()).isEqualTo(1_000);
        assertThat(undecodable).hasPositiveValue();
    }

    private interface Decoding {
        Object decode(byte[] content);
    }

    private static Codec<Object> failing(Decoding decoding) {
        return new Codec<>() {
            @Override
            public byte[] encode(Object value) {
                return new byte[0];
            }

            @Override
            public Object decode(byte[] content) {
                return decoding.decode(content);
            }
        };
    }
}
