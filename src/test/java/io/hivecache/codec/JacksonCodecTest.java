package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hivecache.codec.Samples.Circle;
import io.hivecache.codec.Samples.Color;
import io.hivecache.codec.Samples.Drawing;
import io.hivecache.codec.Samples.Employee;
import io.hivecache.codec.Samples.Link;
import io.hivecache.codec.Samples.Order;
import io.hivecache.codec.Samples.Page;
import io.hivecache.codec.Samples.Person;
import io.hivecache.codec.Samples.Point;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JacksonCodecTest {
    private static final String OURS = "io.hivecache.codec.Samples$";

    private final Codec<Object> codec = Codecs.untyped(name());

    /** The codec's name, as {@link Codecs} knows it. */
    String name() {
        return "jackson";
    }

    record Optionals(Optional<Long> some, Optional<String> none, OptionalInt number) {}

    record Annotated(
            @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS) Object any) {}

    record Empty() {}

    static final class NullValue {
        static final NullValue INSTANCE = new NullValue();

        private NullValue() {}

        private Object readResolve() {
            return INSTANCE;
        }
    }

    static final class PrivateLongs extends ArrayList<Long> {
        private static final long serialVersionUID = 1L;
    }

    public static final class Longs extends ArrayList<Long> {
        private static final long serialVersionUID = 1L;
    }

    static final class NoConstructor {
        final int number;

        NoConstructor(int number) {
            this.number = number;
        }
    }

    @Test
    void declaredTypesMakePlainJson() {
        assertJson(
                Order.class,
                new Order(7, "Zoë", Color.GREEN, List.of(new Point(1, 2)), Map.of("apples", 3)),
                "{'id':7,'customer':'Zoë','color':'GREEN','points':[{'x':1,'y':2}],'counts':{'apples':3}}");
        assertJson(Codecs.generic(List.class, Point.class), List.of(new Point(1, 2)), "[{'x':1,'y':2}]");
        assertJson(Person.class, Person.of("Ann", "A"), "{'name':'Ann','nicknames':['A']}");
        assertJson(Codecs.generic(Page.class, Long.class), new Page<>(List.of(1L), 2L), "{'items':[1],'first':2}");
        assertJson(Long.class, 5L, "5");
    }

    @Test
    void anotherClassThanTheDeclaredOneIsNamed() {
        assertJson(
                Person.class,
                Employee.of("Bob", 3),
                "{'@class':'" + OURS + "Employee','name':'Bob','nicknames':[],'salary':3}");
        assertJson(
                Drawing.class,
                new Drawing(new Circle(1), 5L, "note"),
                "{'shape':{'@class':'" + OURS + "Circle','radius':1.0},'weight':['java.lang.Long',5],'note':'note'}");
    }

    @Test
    void whereNothingIsDeclaredClassesAreNamed() {
        assertJson(Object.class, new Point(1, 2), "{'@class':'" + OURS + "Point','x':1,'y':2}");
        assertJson(Object.class, List.of(1, 2L, "x"), "['java.util.ArrayList',[1,['java.lang.Long',2],'x']]");
        assertJson(Object.class, new byte[] {1, 2}, "['[B','AQI=']");
        assertJson(
                Object.class,
                new LinkedHashMap<>(Map.of(1, "one")),
                "{'@class':'java.util.LinkedHashMap','@java.lang.Integer:1':'one'}");
        assertJson(Object.class, EnumSet.of(Color.RED), "['java.util.EnumSet<" + OURS + "Color>',['RED']]");
    }

    private void assertJson(java.lang.reflect.Type type, Object value, String json) {
        byte[] content = Codecs.of(name(), type, "io.hivecache.codec.*").encode(value);
        assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void collectionsOfEnumsKeepTheirClass() {
        for (Object value : List.of(EnumSet.allOf(Color.class), new EnumMap<>(Map.of(Color.GREEN, 5L)))) {
            Object back = codec.decode(codec.encode(value));
            assertThat(back).isEqualTo(value).hasSameClassAs(value);
        }
    }

    @Test
    void entriesOfMaps() {
        Object entries = Map.of("a", 1L).entrySet();
        assertThat(codec.decode(codec.encode(Map.entry("a", 1L)))).isEqualTo(Map.entry("a", 1L));
        assertThat(codec.decode(codec.encode(new ArrayList<>((Set<?>) entries))))
                .isEqualTo(List.of(Map.entry("a", 1L)));
    }

    @Test
    void setsKeepTheirOrder() {
        Codec<Set<Integer>> sets = Codecs.of(name(), Codecs.generic(Set.class, Integer.class));
        assertThat(sets.decode(sets.encode(new TreeSet<>(Set.of(300, 1, 20000)))))
                .containsExactly(1, 300, 20000);
    }

    @Test
    void optionalsThatAreDeclared() {
        Optionals value = new Optionals(Optional.of(5L), Optional.empty(), OptionalInt.of(3));
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @Test
    void singletonsAndEmptyRecords() {
        assertThat(codec.decode(codec.encode(NullValue.INSTANCE))).isSameAs(NullValue.INSTANCE);
        assertThat(codec.decode(codec.encode(new Empty()))).isEqualTo(new Empty());
        Longs longs = new Longs();
        longs.add(5L);
        assertThat(codec.decode(codec.encode(longs))).isEqualTo(longs).hasSameClassAs(longs);
    }

    /** What Jackson would write, but bring back as something else. */
    static Stream<Object> unfaithful() {
        PrivateLongs longs = new PrivateLongs();
        longs.add(5L);
        return Stream.of(
                new GregorianCalendar(),
                new Timestamp(1),
                new BitSet(),
                new Object(),
                new IllegalStateException("no"),
                Optional.of(5L),
                List.of(Optional.of("x")),
                new AtomicReference<>("x"),
                Map.of("k", Optional.empty()),
                new TreeMap<>(Comparator.reverseOrder()),
                new TreeSet<>(String.CASE_INSENSITIVE_ORDER),
                Map.of(1, 2).values(),
                longs,
                new EnumMap<>(Map.of(Color.RED, 1)).keySet(),
                (Runnable) () -> {},
                new Object() {
                    int number = 1;
                },
                List.of(1).iterator(),
                new HashMap<>(java.util.Collections.singletonMap(null, 1)));
    }

    @ParameterizedTest
    @MethodSource
    void unfaithful(Object value) {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(value))
                .withMessageStartingWith("A " + value.getClass().getName() + " cannot become JSON: ");
    }

    @Test
    void theFieldAtFaultIsNamed() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(new Drawing(null, 1, List.of(new GregorianCalendar()))))
                .withMessageContaining("Drawing")
                .withMessageContaining("[\"note\"]")
                .withMessageContaining("java.util.GregorianCalendar")
                .withMessageContaining("'java'");
    }

    @Test
    void aClassThatJacksonCannotConstruct() {
        byte[] content = codec.encode(new NoConstructor(1));
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.decode(content))
                .withMessageContaining(NoConstructor.class.getName());
    }

    @Test
    void cycles() {
        Link one = new Link();
        Link two = new Link();
        one.next = two;
        two.next = one;
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        for (Object cyclic : List.of(one, new Object[] {itself})) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> codec.encode(cyclic))
                    .withMessageContaining(cyclic.getClass().getName())
                    .satisfies(
                            failure -> assertThat(failure.getMessage().length()).isLessThan(1_000));
        }
    }

    @Test
    void tooDeep() {
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> codec.encode(Samples.chain(1_000_000)))
                .withMessageContaining(Link.class.getName());
        for (String bracket : List.of("[", "{\"next\":", "[\"java.util.ArrayList\",[")) {
            byte[] content = bracket.repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
            assertThatExceptionOfType(CodecException.class).isThrownBy(() -> codec.decode(content));
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> Codecs.of(name(), Link.class).decode(content));
        }
    }

    @Test
    void aClassThatIsNotAllowedIsNeitherReadNorWritten() {
        Codec<Object> restricted = Codecs.of(name(), Object.class);
        for (Object value : List.of(
                new Point(1, 2),
                List.of(Color.RED),
                Map.of(Color.RED, 1),
                EnumSet.of(Color.RED),
                new Point[0],
                Map.of("k", new Color[] {Color.RED}))) {
            byte[] content = codec.encode(value);
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> restricted.decode(content))
                    .withMessageContaining(OURS)
                    .withMessageContaining("'allow'");
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> restricted.encode(value))
                    .withMessageContaining(OURS)
                    .withMessageContaining("'allow'");
        }
    }

    @Test
    void annotationsAreHeldToTheAllowList() {
        Codec<Annotated> everything = Codecs.of(name(), Annotated.class, AllowList.everything());
        Codec<Annotated> restricted = Codecs.of(name(), Annotated.class);
        Annotated value = new Annotated(new Point(1, 2));
        assertThat(everything.decode(everything.encode(value))).isEqualTo(value);
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> restricted.decode(everything.encode(value)))
                .withMessageContaining(Point.class.getName());
        byte[] hidden = ("{\"any\":[\"java.util.ArrayList<" + Point.class.getName() + ">\",[{\"x\":1,\"y\":2}]]}")
                .getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(CodecException.class).isThrownBy(() -> restricted.decode(hidden));
    }

    @Test
    void whatIsNotTheDeclaredType() {
        Codec<Point> points = Codecs.of(name(), Point.class);
        for (String json : List.of("null", "5", "[]", "\"x\"", "{\"x\":\"y\"}", "{\"x\":1,\"y\":2} {}", "", "{")) {
            assertThatExceptionOfType(CodecException.class)
                    .isThrownBy(() -> points.decode(json.getBytes(StandardCharsets.UTF_8)))
                    .withMessageContaining(Point.class.getName());
        }
        Codec<Person> people = Codecs.of(name(), Person.class, AllowList.everything());
        String other = "{\"@class\":\"" + Link.class.getName() + "\"}";
        assertThatExceptionOfType(CodecException.class)
                .isThrownBy(() -> people.decode(other.getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining(Person.class.getName())
                .withMessageContaining(Link.class.getName());
    }

    @Test
    void unknownPropertiesAreThoseOfAnotherVersion() {
        Codec<Point> points = Codecs.of(name(), Point.class);
        byte[] content = "{\"x\":1,\"z\":[{}],\"y\":2}".getBytes(StandardCharsets.UTF_8);
        assertThat(points.decode(content)).isEqualTo(new Point(1, 2));
    }
}
