package io.hivecache.codec;

import java.io.Serializable;
import java.lang.ref.SoftReference;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a class of keys that are written part by part, once it has been found fit for that.
 *
 * <p>A class remembers it itself and softly, as with the {@link CopyPlans}. Safe for use by many threads.
 */
final class KeyClass {
    private static final ClassValue<SoftReference<KeyClass>> KNOWN = new ClassValue<>() {
        @Override
        protected SoftReference<KeyClass> computeValue(Class<?> type) {
            return new SoftReference<>(prepare(type));
        }
    };

    private final KeyShape shape;
    private final @Nullable EqualsProbe probe;

    private KeyClass(KeyShape shape, @Nullable EqualsProbe probe) {
        this.shape = shape;
        this.probe = probe;
    }

    /**
     * Answers what is known of a class.
     *
     * @throws CodecException if it is not fit
     */
    static KeyClass of(Class<?> type) {
        KeyClass known = KNOWN.get(type).get();
        while (known == null) {
            KNOWN.remove(type);
            known = KNOWN.get(type).get();
        }
        return known;
    }

    KeyShape shape() {
        return shape;
    }

    /**
     * Answers the values of a key's parts, and then of those that are left out.
     *
     * @throws CodecException if the class turns out to have an equality that its parts do not tell
     */
    @Nullable
    Object[] values(Object key) {
        @Nullable Object[] values = shape.values(key);
        if (probe != null) {
            probe.check(key, values);
        }
        return values;
    }

    private static KeyClass prepare(Class<?> type) {
        KnownKeys known = KnownKeys.ofClass(type.getName());
        try {
            if (known != null) {
                return new KeyClass(new KnownShape(type, known), null);
            }
            String fault = fault(type);
            if (fault != null) {
                throw refusal(type, fault);
            }
            KeyShape shape = type.isRecord() ? new RecordShape(type) : new FieldShape(type);
            return new KeyClass(shape, new EqualsProbe(type, shape));
        } catch (InaccessibleObjectException closed) {
            throw refusal(type, "its module does not open its package to " + KeyClass.class.getModule());
        } catch (ReflectiveOperationException | LinkageError unreachable) {
            throw refusal(type, "its parts cannot be reached (" + unreachable + ")");
        }
    }

    private static @Nullable String fault(Class<?> type) throws ReflectiveOperationException {
        if (type.isHidden() || Proxy.isProxyClass(type)) {
            return "it is a lambda or proxy, which no other JVM has";
        }
        if (!inheritsNoIdentity(type)) {
            return "it does not override equals, so that no other object is equal to it";
        }
        if (ClassNames.isOfJdk(type)) {
            return "nothing is known of this class of the JDK";
        }
        if (type.isRecord()) {
            return null;
        }
        if (!Serializable.class.isAssignableFrom(type)) {
            return "it is not java.io.Serializable";
        }
        return SerializationHooks.isCustomized(type)
                ? "it customizes its serialization, so that its fields need not be all there is to it"
                : null;
    }

    private static boolean inheritsNoIdentity(Class<?> type) throws NoSuchMethodException {
        return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    }

    /** Words why keys of a class are refused. */
    static CodecException refusal(Class<?> type, String fault) {
        return new CodecException("A " + type.getName()
                + " cannot be a key, or part of one, in a hive that keeps keys as text: " + fault
                + ". Use a String, a number, an enum or a record of such, or give the class a "
                + KeyFormat.class.getName());
    }
}
