package io.hivecache.codec;

/**
 * The text of the keys of one class, for classes that {@link KeyText} refuses or writes too long.
 *
 * <p>It must do for its class what {@link KeyText} does for all others: keys that are equal have equal texts in every
 * JVM, keys that are not have different ones, and the text of a key becomes an equal key again. Any text will do, the
 * empty one too. The classes that {@link KeyText} calls simple keep their own text, whatever formats there are.
 *
 * <p>Implementations are safe for use by many threads and have a public constructor without parameters. They are listed
 * in {@code META-INF/services/io.hivecache.codec.KeyFormat}, provided by a module, or named in a cache's configuration.
 *
 * @param <K> the class of the keys
 */
public interface KeyFormat<K> {
    /** Answers the class of the keys; keys of its subclasses are not formatted. */
    Class<K> type();

    /** Answers the text of a key, which is not null. */
    String format(K key);

    /**
     * Answers the key of a text. The text may come from anyone who can write to the hive.
     *
     * @throws IllegalArgumentException if it is the text of no key; other unchecked exceptions are taken for the same
     */
    K parse(String text);
}
