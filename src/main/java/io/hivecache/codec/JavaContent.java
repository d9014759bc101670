package io.hivecache.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one content of Java serialization.
 *
 * <p>What damaged or hostile content could do is bounded here. Class names are checked before anything is loaded. All
 * arrays together may claim no more than the content has room for: numbers are as long in it as in memory, other elements
 * take a byte at least. Where classes are restricted, so are nesting, which the thread's stack bounds otherwise, and what
 * it takes to hash collections ({@link UnfoldedSizes}).
 */
final class JavaContent extends ObjectInputStream {
    /** What fits on a thread's stack of the usual size. */
    private static final int MAX_DEPTH = 500;

    /** The hash tables of the JDK ask for up to this many slots per byte of content. */
    private static final int SLOTS_PER_BYTE = 8;

    /** Other arrays have fewer, but those of an identity map more than one. */
    private static final int ELEMENTS_PER_BYTE = 2;

    /** With this the JDK says that a filter refused. */
    private static final String FILTERED = "filter status";

    private final ClassLoader loader;
    private final AllowList allowList;
    private @Nullable UnfoldedSizes sizes;

    private JavaContent(ByteArrayInputStream in, ClassLoader loader, AllowList allowList) throws IOException {
        super(in);
        this.loader = loader;
        this.allowList = allowList;
    }

    /** Answers the one object that the content holds. */
    static Object read(byte[] content, ClassLoader loader, AllowList allowList) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(content);
        try (JavaContent in = new JavaContent(bytes, loader, allowList)) {
            in.limit(content.length);
            Object value = in.readObject();
            if (value == null || bytes.available() > 0) {
                throw new CodecException("The content does not hold one object and nothing else: it is damaged, or"
                        + " another codec wrote it");
            }
            return value;
        } catch (CodecException known) {
            throw known;
        } catch (ClassNotFoundException | NoClassDefFoundError missing) {
            throw new CodecException(
                    "The content names the class " + missing.getMessage() + ", which neither the cache manager's class"
                            + " loader nor the thread's context class loader finds: add it to the class path, or clear the"
                            + " cache",
                    missing);
        } catch (InvalidClassException other) {
            if (String.valueOf(other.getMessage()).startsWith(FILTERED)) {
                throw new CodecException(
                        "The content was refused by a filter: it asks for larger arrays or is nested deeper than what is"
                                + " allowed for content of its length, or jdk.serialFilter refuses it. Clear the cache if it"
                                + " is damaged",
                        other);
            }
            throw new CodecException(
                    "The content does not fit the class as it is now: " + other.getMessage()
                            + ". Clear the cache, and give the class a serialVersionUID",
                    other);
        } catch (IOException | RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            throw new CodecException(
                    "The content cannot be deserialized: it is damaged, or another codec wrote it (" + failure + ")",
                    failure);
        }
    }

    /** Adds our limits to the filter that the JVM has put on every stream, if it has. */
    private void limit(int length) {
        UnfoldedSizes bounded = allowList.isRestricted() ? new UnfoldedSizes(length) : null;
        ObjectInputFilter ours = new Limits((long) length * SLOTS_PER_BYTE, bounded);
        sizes = bounded;
        enableResolveObject(bounded != null);
        ObjectInputFilter everybodys = getObjectInputFilter();
        setObjectInputFilter(everybodys == null ? ours : ObjectInputFilter.merge(ours, everybodys));
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object complete) {
        if (sizes != null) {
            sizes.add(complete);
        }
        return complete;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
        return resolve(description.getName());
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = resolve(names[i]);
        }
        IllegalArgumentException unseen = null;
        for (Class<?> each : interfaces) {
            try {
                return Proxy.newProxyInstance(each.getClassLoader(), interfaces, (proxy, method, arguments) -> null)
                        .getClass();
            } catch (IllegalArgumentException notAllSeen) {
                unseen = notAllSeen;
            }
        }
        throw new ClassNotFoundException("of a proxy for " + String.join(", ", names), unseen);
    }

    private Class<?> resolve(String name) throws ClassNotFoundException {
        if (!allowList.allows(name)) {
            throw new CodecException(
                    "The content names the class " + name + ", which may not be decoded: " + AllowList.advice(name));
        }
        return CacheClassLoader.resolve(name, loader);
    }

    /** Rejects what no honest content of this length can be. */
    private static final class Limits implements ObjectInputFilter {
        private final @Nullable UnfoldedSizes sizes;
        private long slots;

        Limits(long slots, @Nullable UnfoldedSizes sizes) {
            this.slots = slots;
            this.sizes = sizes;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            if (info.arrayLength() > 0 && info.serialClass() != null) {
                slots -= slots(info.serialClass(), info.arrayLength());
            }
            boolean tooDeep = sizes != null && (info.depth() > MAX_DEPTH || sizes.areTooSlow());
            return slots < 0 || tooDeep ? Status.REJECTED : Status.UNDECIDED;
        }

        private static long slots(Class<?> array, long length) {
            Class<?> element = array.getComponentType();
            if (element.isPrimitive()) {
                return length * SLOTS_PER_BYTE * bytesOf(element);
            }
            return element == Map.Entry.class ? length : length * SLOTS_PER_BYTE / ELEMENTS_PER_BYTE;
        }

        private static int bytesOf(Class<?> primitive) {
            if (primitive == long.class || primitive == double.class) {
                return Long.BYTES;
            }
            if (primitive == int.class || primitive == float.class) {
                return Integer.BYTES;
            }
            return primitive == char.class || primitive == short.class ? Short.BYTES : Byte.BYTES;
        }
    }
}
