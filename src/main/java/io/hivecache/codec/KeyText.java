package io.hivecache.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys as text, the form in which they are aliases where every tool should be able to read them: in a remote hive.
 *
 * <p>Equal keys have equal texts in every JVM, other keys have other texts, and a text becomes an equal key again.
 *
 * <h2>The notation</h2>
 *
 * A String is itself, unless it begins with {@code @} or has half a surrogate pair: then it is {@code @} and the string
 * in quotation marks ({@link QuotedText}). All other keys begin with {@code @}, and go on much as Java would write
 * them:
 *
 * <pre>
 * "ann"                   ann                     Integer 42        &#64;42
 * "&#64;ann"                  &#64;"&#64;ann"                 Long 42           &#64;42L
 * Color.RED               &#64;com.acme.Color.RED     a UUID            &#64;UUID(0e8e1f0a-...)
 * new Point(1, 2)         &#64;com.acme.Point(x=1,y=2)
 * List.of("a", 1)         &#64;List("a",1)            Set.of(2, 1)      &#64;Set(1,2)
 * Map.of("a", 1)          &#64;Map("a"=1)             a LocalDate       &#64;LocalDate(2026-01-02)
 * new SimpleKey("a", 1)   &#64;SimpleKey("a",1)
 * </pre>
 *
 * Simple keys are String, the boxes, UUID, BigInteger, BigDecimal, URI, Locale, Currency, Class, the dates of
 * {@code java.util} and {@code java.sql}, and the values of {@code java.time}. Names with a dot are those of classes,
 * all others are of this notation. Texts hold any character and have any length; escaping and limits are the engine's.
 * A number of more than 12,288 bits is refused, and so is what is nested deeper than 100 levels.
 *
 * <h2>What is hard: which keys are equal</h2>
 *
 * Only {@code equals} knows, and it cannot be read. Of the JDK's classes it is specified, and their texts follow it:
 * lists are equal whatever their class, sets and maps have no order (their texts are in that of the texts), and URIs
 * that differ in case are equal. Records and other serializable classes are written part by part. There a part that
 * {@code equals} does not look at would give equal keys different texts, and a part that it looks at though it is not
 * written would give different keys one text. So before the first key of a class is written, {@code equals} is tried
 * out ({@link EqualsProbe}): a copy must be equal, a copy with one written part changed must not, and one with
 * something changed that is not written, transient fields and hashes, must. A class that fails is refused, with the
 * field's name.
 *
 * <p>Hashes that a key keeps are never written: that of an enum differs from JVM to JVM. Nor is the identity of
 * anything: refused are arrays, except within a key that compares them by content, lambdas, proxies, and classes that
 * do not override {@code equals}; and classes that customize their serialization, as their fields need not be all there
 * is to them. Spring's and Hibernate's keys, which do some of that, are known by name ({@link KnownKeys}). To any other
 * class the user can give a {@link KeyFormat}. One thing remains that cannot be seen from here: an {@code equals} that
 * takes different values of a part for the same, as it does when it ignores case. Such a class needs a format.
 *
 * <h2>Reading</h2>
 *
 * A text may be anybody's who can write to the hive. It names classes, so only those that the allow-list and the
 * declared type allow are loaded, besides the frameworks' keys. These and records run their constructor, other classes
 * do not, as in deserialization. What was read is written once more, and must give the same text: so no other text than
 * the key's own is taken for it, however lenient the parsers of the JDK are. Whatever is wrong is a {@link
 * CodecException}. What may not be read is not written either, though it may be looked for.
 *
 * <p>A key read back is equal to the original, though its collections and what equal arrays it has may be of other
 * classes. A hash that Hibernate's own types would compute differently from {@code hashCode()} is not restored.
 *
 * <p>Safe for use by many threads.
 */
public final class KeyText<K> implements Form<K, String> {
    private static final char MARK = '@';

    private static final int EXCERPT = 200;

    private final Class<?> type;
    private final Map<String, KeyFormat<?>> formats = new HashMap<>();
    private final AllowList allowList;
    private final KeyTypes types;

    /**
     * Creates the form.
     *
     * @param context the declared type of the keys, and which classes may be read
     * @param formats the formats of the user's, which {@link KeyFormats} finds; of two for one class the first counts
     */
    public KeyText(CodecContext context, Collection<KeyFormat<?>> formats) {
        type = DeclaredTypes.raw(context.type());
        formats.forEach(format -> this.formats.putIfAbsent(format.type().getName(), format));
        allowList = context.allowList().plusDeclared(context.type());
        types = new KeyTypes(allowList, context.loader(), this.formats);
    }

    /**
     * The alias of a cache's key in a remote hive, by which a client finds the entry's content there. Formats of the
     * user's are found by {@link java.util.ServiceLoader}.
     *
     * @throws CodecException if the key has no text
     */
    public static String alias(Object key) {
        ClassLoader loader = CacheClassLoader.ofContext();
        CodecContext context = new CodecContext(Object.class, loader, AllowList.everything());
        return new KeyText<>(context, KeyFormats.find(List.of(), loader)).toContent(key);
    }

    @Override
    public String toContent(K key) {
        return text(key, allowList);
    }

    /** Also of a key that may not be read, which another JVM may have written. */
    @Override
    public String toProbe(K key) {
        return text(key, AllowList.everything());
    }

    private String text(Object key, AllowList writable) {
        if (key instanceof String string && isItself(string)) {
            return string;
        }
        try {
            return MARK + KeyWriter.write(key, formats, writable);
        } catch (CodecException known) {
            throw known;
        } catch (StackOverflowError tooDeep) {
            throw new CodecException(
                    "A " + key.getClass().getName() + " is nested too deep for a key, or in itself", tooDeep);
        } catch (RuntimeException | LinkageError | AssertionError failure) {
            throw new CodecException(
                    "A " + key.getClass().getName() + " cannot be written as a key, because its own code failed: "
                            + failure,
                    failure);
        }
    }

    private static boolean isItself(String text) {
        return (text.isEmpty() || text.charAt(0) != MARK) && QuotedText.isWhole(text);
    }

    @Override
    @SuppressWarnings("unchecked") // The key was checked against the raw type; no more can be known of it.
    public K toObject(String content) {
        @Nullable Object key;
        try {
            key = isItself(content) ? content : Fitting.fit(read(content), type);
        } catch (CodecException known) {
            throw unread(content, String.valueOf(known.getMessage()), known);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw unread(content, failure.toString(), failure);
        }
        if (key == null || !type.isInstance(key)) {
            throw new CodecException("The key " + excerpt(content) + " is not of the declared type " + type.getName()
                    + ": declare the type that is stored, or clear the cache");
        }
        return (K) key;
    }

    private Object read(String content) {
        Object key = content.charAt(0) != MARK ? null : KeyReader.read(types, content, 1);
        if (key == null || !text(key, AllowList.everything()).equals(content)) {
            throw new CodecException("it is not as keys are written");
        }
        return key;
    }

    /** Texts are equal exactly where keys are. */
    @Override
    public boolean matches(String content, String probe) {
        return content.equals(probe);
    }

    private static CodecException unread(String content, String why, Throwable cause) {
        return new CodecException(
                "The key " + excerpt(content) + " cannot be read: " + why
                        + ". No cache of this kind wrote it, or one with other classes; if need be, clear the cache",
                cause);
    }

    private static String excerpt(String content) {
        return content.length() <= EXCERPT ? content : content.substring(0, EXCERPT) + "...";
    }
}
