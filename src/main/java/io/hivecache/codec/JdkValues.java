package io.hivecache.codec;

import java.util.Set;

/**
 * The classes of the JDK that hold plain values, as serialized content names them. Missing on purpose are those that
 * look up hosts, load code or call methods when they are decoded.
 */
final class JdkValues {
    private static final Set<String> LANGUAGE = Set.of(
            "java.lang.Object",
            // Not as values: as what arrays are declared to hold.
            "java.io.Serializable",
            "java.lang.Comparable",
            "java.lang.CharSequence",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.StackTraceElement",
            "java.lang.Throwable",
            "java.lang.Error",
            "java.lang.Exception",
            "java.lang.RuntimeException",
            "java.lang.ArithmeticException",
            "java.lang.ClassCastException",
            "java.lang.IllegalArgumentException",
            "java.lang.IllegalStateException",
            "java.lang.IndexOutOfBoundsException",
            "java.lang.InterruptedException",
            "java.lang.NullPointerException",
            "java.lang.NumberFormatException",
            "java.lang.UnsupportedOperationException",
            "java.io.FileNotFoundException",
            "java.io.IOException",
            // Streams end with these, if what they hold cannot be written.
            "java.io.InvalidClassException",
            "java.io.InvalidObjectException",
            "java.io.NotSerializableException",
            "java.io.ObjectStreamException",
            "java.io.UncheckedIOException",
            "java.util.NoSuchElementException",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.util.concurrent.TimeoutException");

    private static final Set<String> VALUES = Set.of(
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.net.URI",
            "java.sql.Date",
            "java.sql.Time",
            "java.sql.Timestamp",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.Currency",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Locale",
            "java.util.Optional",
            "java.util.OptionalDouble",
            "java.util.OptionalInt",
            "java.util.OptionalLong",
            "java.util.SimpleTimeZone",
            "java.util.TimeZone",
            "java.util.UUID",
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "sun.util.calendar.ZoneInfo");

    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.AbstractMap",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays",
            "java.util.CollSer",
            "java.util.Collection",
            "java.util.Collections",
            "java.util.Comparators",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.ImmutableCollections",
            "java.util.JumboEnumSet",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.List",
            "java.util.Map",
            "java.util.Properties",
            "java.util.RegularEnumSet",
            "java.util.Set",
            "java.util.Stack",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.concurrent.ConcurrentSkipListSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet",
            // ConcurrentHashMap writes the locks that it had in Java 7.
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock");

    private JdkValues() {}

    /** Answers whether a class, which is no array, or the class it is nested in, is one of them. */
    static boolean contains(String className) {
        if (className.startsWith("java.time.")) {
            return true;
        }
        int nested = className.indexOf('$');
        String outer = nested < 0 ? className : className.substring(0, nested);
        return LANGUAGE.contains(outer) || VALUES.contains(outer) || COLLECTIONS.contains(outer);
    }
}
