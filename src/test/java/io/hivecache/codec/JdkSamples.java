package io.hivecache.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Month;
import java.time.Period;
import java.time.chrono.IsoEra;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Values of the JDK's, one at least of each serializable kind that the allow-list lets through. */
final class JdkSamples {
    private JdkSamples() {}

    static Stream<Object> all() {
        return Stream.of(scalars(), throwables(), collections(), maps(), wrappers())
                .flatMap(samples -> samples);
    }

    @SuppressWarnings("JavaUtilDate")
    private static Stream<Object> scalars() {
        return Stream.of(
                "text",
                true,
                'c',
                (byte) 1,
                (short) 1,
                1,
                1L,
                1f,
                1d,
                BigDecimal.ONE,
                BigInteger.ONE,
                MathContext.DECIMAL64,
                RoundingMode.UP,
                URI.create("a"),
                new java.sql.Date(0),
                new Time(0),
                new Timestamp(0),
                new BitSet(),
                Currency.getInstance("EUR"),
                new Date(0),
                new GregorianCalendar(),
                Locale.ROOT,
                new SimpleTimeZone(0, "a"),
                TimeZone.getTimeZone("Europe/Berlin"),
                new UUID(1, 2),
                TimeUnit.DAYS,
                new AtomicBoolean(),
                new AtomicInteger(),
                new AtomicLong(),
                Instant.EPOCH,
                Period.ZERO,
                DayOfWeek.MONDAY,
                Month.MAY,
                ChronoUnit.DAYS,
                IsoEra.CE,
                new Object[] {new int[1], new byte[1], new long[1], new char[1], new short[1], new boolean[1]},
                new Object[] {new double[1], new float[1], new String[1], new Integer[1], new Long[1]});
    }

    private static Stream<Object> throwables() {
        return Stream.of(
                new Throwable(),
                new Error(),
                new Exception(),
                new RuntimeException(),
                new ArithmeticException(),
                new ClassCastException(),
                new IllegalArgumentException(),
                new IllegalStateException(),
                new IndexOutOfBoundsException(),
                new InterruptedException(),
                new NullPointerException(),
                new NumberFormatException(),
                new UnsupportedOperationException(),
                new java.io.FileNotFoundException(),
                new java.io.IOException(),
                new java.io.UncheckedIOException(new java.io.IOException()),
                new NoSuchElementException(),
                new CompletionException(null),
                new ExecutionException(null),
                new TimeoutException());
    }

    @SuppressWarnings("JdkObsolete")
    private static Stream<Object> collections() {
        return Stream.of(
                new ArrayDeque<>(),
                new ArrayList<>(),
                Arrays.asList(1, 2),
                List.of(),
                List.of(1, 2, 3),
                Set.of(1),
                new HashSet<>(),
                new LinkedHashSet<>(),
                new LinkedList<>(),
                EnumSet.of(Month.MAY),
                new Stack<>(),
                new TreeSet<>(),
                new Vector<>(),
                new ConcurrentSkipListSet<>(),
                new CopyOnWriteArrayList<>(),
                new CopyOnWriteArraySet<>());
    }

    @SuppressWarnings("JdkObsolete")
    private static Stream<Object> maps() {
        return Stream.of(
                new EnumMap<>(Map.of(Month.MAY, 1)),
                new HashMap<>(),
                new Hashtable<>(),
                new IdentityHashMap<>(),
                new LinkedHashMap<>(),
                new TreeMap<>(Comparator.naturalOrder()),
                new TreeMap<>(Comparator.reverseOrder()),
                new TreeMap<>(Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER)),
                Map.of(1, 1),
                new Properties(),
                new ConcurrentHashMap<>(),
                new ConcurrentSkipListMap<>());
    }

    private static Stream<Object> wrappers() {
        return Stream.of(
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singleton(1),
                Collections.singletonList(1),
                Collections.singletonMap(1, 1),
                Collections.nCopies(2, 1),
                Collections.unmodifiableCollection(new ArrayDeque<>()),
                Collections.unmodifiableList(new ArrayList<>()),
                Collections.unmodifiableList(new LinkedList<>()),
                Collections.unmodifiableSet(new HashSet<>()),
                Collections.unmodifiableSortedSet(new TreeSet<>()),
                Collections.unmodifiableMap(new HashMap<>()),
                Collections.unmodifiableSortedMap(new TreeMap<>()),
                Collections.synchronizedList(new ArrayList<>()),
                Collections.synchronizedSet(new HashSet<>()),
                Collections.synchronizedMap(new HashMap<>()),
                Collections.newSetFromMap(new ConcurrentHashMap<>()));
    }
}
