package io.hivecache.codec;

import static io.hivecache.codec.KeyTexts.assertComesBack;
import static io.hivecache.codec.KeyTexts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.codec.KeySamples.Color;
import io.hivecache.testing.Worker;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** That it is noticed when equals ignores a part, whatever its type and value. */
class EqualsProbeTest {
    private static final List<List<Object>> STATES = List.of(
            List.of(true, (byte) 1, 'a', (short) 1, 1, 1L, 1.0f, 1.0, "a", Color.RED, new UUID(1, 2), List.of(1)),
            List.of(false, (byte) 0, '\0', (short) 0, 0, 0L, 0.0f, 0.0, "", Color.GREEN, new UUID(0, 0), List.of()),
            List.of(
                    true,
                    Byte.MIN_VALUE,
                    '\uffff',
                    Short.MAX_VALUE,
                    -1,
                    Long.MAX_VALUE,
                    Float.NaN,
                    Double.NaN,
                    "\0",
                    Color.RED,
                    1,
                    new UUID(1, 1)),
            List.of(true, (byte) 1, 'a', (short) 1, 1, 1L, -0.0f, -0.0, "a", Color.RED, 1.5, 'x'));

    /** Fields of all types, one of which its equality may ignore. */
    @SuppressWarnings("serial") // fields as users declare them
    private static final class State implements Serializable {
        private static int ignored = -1;

        private final boolean a;
        private final byte b;
        private final char c;
        private final short d;
        private final int e;
        private final long f;
        private final float g;
        private final double h;
        private final String i;
        private final Color j;
        private final Object k;
        private final Object l;

        State(Object... values) {
            a = (boolean) values[0];
            b = (byte) values[1];
            c = (char) values[2];
            d = (short) values[3];
            e = (int) values[4];
            f = (long) values[5];
            g = (float) values[6];
            h = (double) values[7];
            i = (String) values[8];
            j = (Color) values[9];
            k = values[10];
            l = values[11];
        }

        private Object[] values() {
            return new Object[] {a, b, c, d, e, f, g, h, i, j, k, l};
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof State that
                    && IntStream.range(0, 12)
                            .filter(index -> index != ignored)
                            .allMatch(index -> Objects.equals(values()[index], that.values()[index]));
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @ParameterizedTest
    @FieldSource("STATES")
    void noticesWhichPartIsIgnored(List<Object> values) throws Exception {
        State key = new State(values.toArray());
        try {
            for (State.ignored = 0; State.ignored < values.size(); State.ignored++) {
                KeyShape shape = new FieldShape(State.class);
                EqualsProbe probe = new EqualsProbe(State.class, shape);
                String name = "'" + (char) ('a' + State.ignored) + "'";
                assertThatThrownBy(() -> probe.check(key, shape.values(key)))
                        .isInstanceOf(CodecException.class)
                        .hasMessageContaining("does not look at the field " + name);
            }
        } finally {
            State.ignored = -1;
        }
        assertComesBack(key);
    }

    /** A constructor that refuses a strange value, and an equality that fails at it. */
    @Test
    void takesADoubtForAYes() {
        record Strict(UUID id, String name) {
            Strict {
                Objects.requireNonNull(id);
                if (name.length() > 3) {
                    throw new IllegalArgumentException("too long");
                }
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof Strict that && that.id.equals(id) && that.name.equals(name);
            }

            @Override
            public int hashCode() {
                return id.hashCode();
            }
        }
        record Careless(UUID id) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Careless that && that.id.compareTo(id) == 0;
            }

            @Override
            public int hashCode() {
                return id.hashCode();
            }
        }
        assertComesBack(new Strict(new UUID(1, 2), "ann"));
        assertComesBack(new Careless(new UUID(1, 2)));
        assertThatThrownBy(() ->
                        KeyTexts.key(text(new Strict(new UUID(1, 2), "ann")).replace("ann", "anna")))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void manyThreadsAtTheFirstKey() throws Exception {
        record Fresh(String name, int[] numbers) {
            @Override
            public boolean equals(Object other) {
                return other instanceof Fresh that && name.equals(that.name) && Arrays.equals(numbers, that.numbers);
            }

            @Override
            public int hashCode() {
                return name.hashCode();
            }
        }
        List<String> texts = Worker.together(8, thread -> text(new Fresh("a", new int[] {1})));
        assertThat(texts).containsOnly(text(new Fresh("a", new int[] {1})));
        assertThat(texts.get(0)).endsWith("Fresh(name=\"a\",numbers=int[](1))");
    }
}
