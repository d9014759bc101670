package io.hivecache.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;

/**
 * Reads one content of Java serialization.
 *
 * <p>What damaged or hostile content could do is bounded here. Class names are checked before anything is loaded. All
 * arrays together may claim no more elements than the content has room for, each of which takes a byte at least; the
 * same room bounds the references. Nesting is bounded by a limit where classes are, else by the thread's stack.
 */
final class JavaContent extends ObjectInputStream {
    /** What fits on a thread's stack of the usual size. */
    private static final int MAX_DEPTH = 500;

    /** The hash tables of the JDK ask for up to this many slots per byte of content. */
    private static final long SLOTS_PER_BYTE = 8;

    private final ClassLoader loader;
    private final AllowList allowList;

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
        ObjectInputFilter ours =
                new Limits(length * SLOTS_PER_BYTE, allowList.isRestricted() ? MAX_DEPTH : Long.MAX_VALUE);
        ObjectInputFilter everybodys = getObjectInputFilter();
        setObjectInputFilter(everybodys == null ? ours : ObjectInputFilter.merge(ours, everybodys));
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
        private final long depth;
        private long slots;

        Limits(long slots, long depth) {
            this.slots = slots;
            this.depth = depth;
        }

        @Override
        public Status checkInput(FilterInfo info) {
            slots -= Math.max(0, info.arrayLength());
            return slots < 0 || info.depth() > depth ? Status.REJECTED : Status.UNDECIDED;
        }
    }
}
