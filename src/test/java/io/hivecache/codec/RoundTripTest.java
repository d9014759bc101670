package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.codec.Samples.Circle;
import io.hivecache.codec.Samples.Color;
import io.hivecache.codec.Samples.Drawing;
import io.hivecache.codec.Samples.Employee;
import io.hivecache.codec.Samples.Node;
import io.hivecache.codec.Samples.Page;
import io.hivecache.codec.Samples.Person;
import io.hivecache.codec.Samples.Point;
import io.hivecache.codec.Samples.Shape;
import io.hivecache.codec.Samples.Square;
import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of value through every codec: it comes back equal, as a new object of the same class. */
class RoundTripTest {
    private static final String OURS = "io.hivecache.codec.Samples";
    private static final ZonedDateTime PARIS =
            ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 123456789, ZoneId.of("Europe/Paris"));

    /** Values whose class anybody can name, and so comes back. */
    static Stream<Object> values() {
        return Stream.of(scalars(), times(), arrays(), objects(), collections()).flatMap(each -> each);
    }

    private static Stream<Object> scalars() {
        return Stream.of(
                "",
                "Zoë 🐝 \"\\\n\u0000\u2028",
                "[\"java.lang.Long\",5]",
                "@class",
                true,
                (byte) -1,
                'x',
                '\u0000',
                (short) 300,
                Integer.MAX_VALUE,
                5L,
                Long.MIN_VALUE,
                1.5f,
                Float.NaN,
                0.1,
                -0.0,
                Double.MIN_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                BigInteger.TEN.pow(1_500),
                new BigDecimal("1.10"),
                new BigDecimal("1E+400"),
                new BigDecimal("-12345678901234567890.123456789012345678901234567890"),
                UUID.fromString("00000000-0000-0001-0000-000000000002"),
                URI.create("https://example.com/a?b=c#d"),
                Locale.forLanguageTag("de-CH"),
                Currency.getInstance("CHF"),
                Color.RED,
                Color.GREEN,
                TimeUnit.SECONDS,
                new Date(1_234_567_890_123L));
    }

    private static Stream<Object> times() {
        return Stream.of(
                Instant.MIN,
                Instant.parse("2026-11-22T23:00:00.123456789Z"),
                LocalDate.of(2024, 2, 29),
                LocalTime.MAX,
                LocalTime.MIDNIGHT,
                LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6),
                OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutes(5, 30)),
                OffsetTime.of(3, 4, 5, 6, ZoneOffset.UTC),
                PARIS,
                PARIS.withLaterOffsetAtOverlap(),
                PARIS.withZoneSameInstant(ZoneId.of("UTC")),
                PARIS.withZoneSameInstant(ZoneOffset.UTC),
                Year.of(2026),
                YearMonth.of(2026, 12),
                MonthDay.of(2, 29),
                Duration.ofSeconds(-3, 5),
                Period.of(1, -2, 3),
                ZoneId.of("Europe/Paris"),
                ZoneOffset.ofHours(-8),
                DayOfWeek.MONDAY,
                TimeZone.getTimeZone("Europe/Paris"));
    }

    private static Stream<Object> arrays() {
        return Stream.of(
                new byte[] {},
                new byte[] {1, -2, 127},
                new int[] {1, 2},
                new long[] {Long.MAX_VALUE},
                new double[] {0.1, Double.NaN},
                new boolean[] {true, false},
                new char[] {'a', '"', '\uffff'},
                new int[][] {{1}, {}, {2, 3}},
                new String[] {"java.lang.String", null},
                new Long[] {1L, null},
                new Point[] {new Point(1, 2)},
                new Object[] {1, 2L, "java.util.UUID", new byte[] {1}, null, new Object[] {'c'}},
                new Number[] {1, 2L, BigDecimal.ONE},
                new Color[] {Color.GREEN});
    }

    private static Stream<Object> objects() {
        return Stream.of(
                new Point(1, -2),
                Samples.order(),
                new Node(1, new Node(2, null)),
                new Page<>(List.of(5L, 6L), 5L),
                new Page<Object>(List.of(5L, new Point(1, 2), "x"), new Page<>(List.of(), Color.RED)),
                new Drawing(new Circle(1.5), 5L, new BigDecimal("1.0")),
                new Drawing(new Square(2), 0.5, List.of(1L, Map.of("k", new Point(0, 0)))),
                Person.of("Ann", "A", "Annie"),
                Employee.of("Bob", 12));
    }

    private static Stream<Object> collections() {
        return Stream.of(
                new ArrayList<>(Arrays.asList("java.util.HashMap", null, 1, 2L, new Point(1, 2), Samples.order())),
                new LinkedList<>(List.of(1L, 2.5f)),
                new CopyOnWriteArrayList<>(List.of(Person.of("Ann"), Employee.of("Bob", 1))),
                new HashSet<>(Set.of(1L, "1", 1)),
                new LinkedHashSet<>(List.of(3, 1, 2)),
                new TreeSet<>(List.of("b", "a")),
                new HashMap<>(Map.of("a", 1, "b", 2L)),
                new HashMap<>(Map.of("@class", "java.lang.Thread", "", 1, "@", 2, "@java.lang.Integer:1", 3)),
                new LinkedHashMap<>(Map.of(1, "int", 1L, "long", "1", "text", 'c', "char")),
                new LinkedHashMap<>(Map.of(new Point(1, 2), Color.RED, UUID.randomUUID(), List.of())),
                new TreeMap<>(Map.of(LocalDate.EPOCH, new int[0].length)),
                new ConcurrentHashMap<>(Map.of(PARIS, PARIS, new BigDecimal("1.10"), BigInteger.ONE)),
                new HashMap<>(Map.of("deep", new HashMap<>(Map.of("deeper", new ArrayList<>(List.of(1L)))))));
    }

    /** Collections whose class nobody can name: they come back equal, as an ordinary one. */
    static Stream<Object> views() {
        return Stream.of(
                List.of(),
                List.of(1L),
                List.of(1, 2, 3),
                Set.of(Color.RED),
                Map.of("a", 1L),
                Map.of(1, 2, 3, 4),
                Arrays.asList(1, null),
                Collections.emptyList(),
                Collections.emptyMap(),
                Collections.singleton(1L),
                Collections.singletonMap('k', 'v'),
                Collections.nCopies(3, "x"),
                Collections.unmodifiableList(new ArrayList<>(List.of(1L))),
                Collections.unmodifiableMap(new TreeMap<>(Map.of("a", 1L))),
                Collections.synchronizedSet(new HashSet<>(Set.of(1L))),
                EnumSet.of(Color.GREEN),
                EnumSet.noneOf(Color.class),
                new EnumMap<>(Map.of(Color.GREEN, 1L)));
    }

    static Stream<Arguments> untyped() {
        return Stream.of("java", "jackson", "jackson2")
                .flatMap(name -> values().map(value -> Arguments.of(name, value)));
    }

    static Stream<Arguments> untypedViews() {
        return Stream.of("java", "jackson", "jackson2")
                .flatMap(name -> views().map(value -> Arguments.of(name, value)));
    }

    @ParameterizedTest
    @MethodSource
    void untyped(String name, Object value) {
        Codec<Object> codec = Codecs.untyped(name);
        Object back = codec.decode(codec.encode(value));
        assertEqual(back, value);
        assertThat(back.getClass()).isEqualTo(value.getClass());
    }

    @ParameterizedTest
    @MethodSource("untyped")
    void untypedButRestricted(String name, Object value) {
        Codec<Object> codec = Codecs.of(name, Object.class, OURS);
        assertEqual(codec.decode(codec.encode(value)), value);
    }

    @ParameterizedTest
    @MethodSource("untyped")
    void declaredExactly(String name, Object value) {
        Codec<Object> codec = Codecs.of(name, declared(value), OURS);
        assertEqual(codec.decode(codec.encode(value)), value);
    }

    @ParameterizedTest
    @MethodSource("untyped")
    void declaredSerializable(String name, Object value) {
        Codec<Object> codec = Codecs.of(name, Serializable.class, OURS);
        Object back = codec.decode(codec.encode(value));
        assertEqual(back, value);
        assertThat(back.getClass()).isEqualTo(value.getClass());
    }

    @ParameterizedTest
    @MethodSource("untyped")
    void twiceInAList(String name, Object value) {
        Codec<Object> codec = Codecs.untyped(name);
        List<Object> twice = new ArrayList<>(Arrays.asList(value, value));
        assertEqual(codec.decode(codec.encode(twice)), twice);
    }

    @ParameterizedTest
    @MethodSource("untypedViews")
    void viewsComeBackEqual(String name, Object value) {
        Codec<Object> codec = Codecs.of(name, Object.class, OURS);
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    static Stream<Arguments> declared() {
        return Stream.of("java", "jackson", "jackson2")
                .flatMap(name -> Stream.of(
                                typed(List.of(Samples.order()), List.class, Samples.Order.class),
                                typed(List.of(1L, 2L), List.class, Long.class),
                                typed(List.of(Person.of("Ann"), Employee.of("Bob", 3)), List.class, Person.class),
                                typed(List.of(new Circle(1), new Square(2)), List.class, Shape.class),
                                typed(Set.of(1L), Set.class, Long.class),
                                typed(new TreeSet<>(Set.of(1L)), SortedSet.class, Long.class),
                                typed(new HashSet<>(Set.of(1L)), Collection.class, Long.class),
                                typed(Map.of(1L, new Point(1, 2)), Map.class, Long.class, Point.class),
                                typed(Map.of(new Point(1, 2), 1L), Map.class, Point.class, Long.class),
                                typed(Map.of('c', 1f), Map.class, Character.class, Float.class),
                                typed(Map.of(Color.GREEN, Color.RED), Map.class, Color.class, Color.class),
                                typed(Map.of(Double.NaN, Instant.EPOCH), Map.class, Double.class, Instant.class),
                                typed(Map.of(PARIS, 1), Map.class, ZonedDateTime.class, Integer.class),
                                typed(Map.of(true, (short) 1), Map.class, Boolean.class, Short.class),
                                typed(Map.of((byte) 1, (byte) 2), Map.class, Byte.class, Byte.class),
                                typed(Map.of(LocalDateTime.MIN, 1), Map.class, LocalDateTime.class, Integer.class),
                                typed(Map.of(Instant.MAX, UUID.randomUUID()), Map.class, Instant.class, UUID.class),
                                typed(new TreeMap<>(Map.of(1L, "a")), NavigableMap.class, Long.class, String.class),
                                typed(new EnumMap<>(Map.of(Color.GREEN, 1L)), EnumMap.class, Color.class, Long.class),
                                typed(new Page<>(List.of(1L), 2L), Page.class, Long.class),
                                typed(new Page<>(List.of(new Point(1, 2)), new Point(3, 4)), Page.class, Point.class),
                                typed(
                                        new Page<>(List.of(Person.of("A")), Employee.of("B", 1)),
                                        Page.class,
                                        Person.class),
                                typed(
                                        List.of(new Page<>(List.of(1L), 2L)),
                                        List.class,
                                        Codecs.generic(Page.class, Long.class)),
                                Arguments.of(Shape.class, new Circle(2)),
                                Arguments.of(Person.class, Employee.of("Bob", 3)),
                                Arguments.of(Number.class, 5L),
                                Arguments.of(Number.class, 5),
                                Arguments.of(Comparable.class, "text"),
                                Arguments.of(Comparable.class, LocalDate.EPOCH))
                        .map(row -> Arguments.of(name, row.get()[0], row.get()[1])));
    }

    @ParameterizedTest
    @MethodSource
    void declared(String name, Type type, Object value) {
        Codec<Object> codec = Codecs.of(name, type, OURS);
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "jackson", "jackson2"})
    void byManyThreadsAtOnce(String name) {
        Codec<Object> codec = Codecs.untyped(name);
        long same = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> new Page<>(List.of((long) i, new Point(i, i)), Person.of("n" + i)))
                .filter(value -> codec.decode(codec.encode(value)).equals(value))
                .count();
        assertThat(same).isEqualTo(2_000);
    }

    private static Arguments typed(Object value, Class<?> raw, Type... arguments) {
        return Arguments.of(Named.of(raw.getSimpleName(), Codecs.generic(raw, arguments)), value);
    }

    /** The class that a user would declare: a constant's enum, and not the hidden class of a zone. */
    static Class<?> declared(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass();
        }
        return value instanceof ZoneId ? ZoneId.class : value instanceof TimeZone ? TimeZone.class : value.getClass();
    }

    /** A list compares arrays in it by identity. */
    private static Object flat(Object value) {
        return value instanceof List<?> list ? list.toArray() : value;
    }

    static void assertEqual(Object back, Object value) {
        assertThat(Objects.deepEquals(flat(back), flat(value)))
                .as("%s is %s", back, value)
                .isTrue();
        if (!Immutables.isImmutable(value)) {
            assertThat(back).isNotSameAs(value);
        }
    }
}
