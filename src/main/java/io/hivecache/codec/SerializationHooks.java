package io.hivecache.codec;

import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Java serialization finds in a class, told by the JDK itself: {@code sun.reflect.ReflectionFactory} of the module
 * {@code jdk.unsupported} is there for libraries that serialize. It is called by name, because the compiler warns of it
 * and a runtime image may lack it.
 */
final class SerializationHooks {

    /** Without {@code readObjectNoData}, which is for content of other versions of a class. */
    private static final List<String> OF_EACH_CLASS =
            List.of("readObjectForSerialization", "writeObjectForSerialization");

    private static final List<String> INHERITED =
            List.of("readResolveForSerialization", "writeReplaceForSerialization");

    private SerializationHooks() {}

    /**
     * Answers the constructor that makes an object of a serializable class and runs only the constructor of the first
     * superclass that is not serializable.
     *
     * @throws ReflectiveOperationException if there is none, or the JDK does not tell
     */
    static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
        Object constructor = ask("newConstructorForSerialization", type);
        if (constructor == null) {
            throw new NoSuchMethodException("of a superclass of " + type.getName() + " without parameters");
        }
        return (Constructor<?>) constructor;
    }

    /**
     * Answers whether a serializable class, or one that it extends, says itself how its objects are written or read.
     *
     * @throws ReflectiveOperationException if the JDK does not tell
     */
    static boolean isCustomized(Class<?> type) throws ReflectiveOperationException {
        if (Externalizable.class.isAssignableFrom(type) || hasAny(INHERITED, type)) {
            return true;
        }
        for (Class<?> each = type; isSerializable(each); each = each.getSuperclass()) {
            if (hasAny(OF_EACH_CLASS, each) || namesFields(each)) {
                return true;
            }
        }
        return false;
    }

    /** Answers whether a class, which may be the superclass of an interface or of Object, is serializable. */
    static boolean isSerializable(@Nullable Class<?> type) {
        return type != null && Serializable.class.isAssignableFrom(type);
    }

    private static boolean hasAny(List<String> hooks, Class<?> type) throws ReflectiveOperationException {
        for (String hook : hooks) {
            if (ask(hook, type) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesFields(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.getName().equals("serialPersistentFields")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object ask(String question, Class<?> type) throws ReflectiveOperationException {
        try {
            return Factory.TYPE.getMethod(question, Class.class).invoke(Factory.INSTANCE, type);
        } catch (InvocationTargetException | ExceptionInInitializerError | NoClassDefFoundError untold) {
            throw new ReflectiveOperationException(
                    "The JDK does not tell how " + type.getName() + " is serialized", untold);
        }
    }

    /** Initialized when first asked, so that it may fail. */
    private static final class Factory {

        static final Class<?> TYPE;
        static final Object INSTANCE;

        static {
            try {
                TYPE = Class.forName("sun.reflect.ReflectionFactory");
                INSTANCE = TYPE.getMethod("getReflectionFactory").invoke(null);
            } catch (ReflectiveOperationException missing) {
                throw new ExceptionInInitializerError(missing);
            }
        }
    }
}
