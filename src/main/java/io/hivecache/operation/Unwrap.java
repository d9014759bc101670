package io.hivecache.operation;

/** The one rule of JSR-107's {@code unwrap}: an object is given out as any type that it is of. */
public final class Unwrap {
    private Unwrap() {}

    /**
     * The object as the type.
     *
     * @throws IllegalArgumentException if it is not of that type
     */
    public static <T> T as(Class<T> type, Object object) {
        if (!type.isInstance(object)) {
            throw new IllegalArgumentException(
                    object.getClass().getName() + " cannot be unwrapped as " + type.getName());
        }
        return type.cast(object);
    }
}
