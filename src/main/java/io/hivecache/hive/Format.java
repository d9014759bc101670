package io.hivecache.hive;

/**
 * What the content of a hive is: by which codec it was made, and of which types. All who share a hive should have the
 * same, since one could not read what the other wrote.
 *
 * @param codec the codec's name
 * @param keyType the type of keys, or {@link #ANY}
 * @param valueType the type of values, or {@link #ANY}
 */
public record Format(String codec, String keyType, String valueType) {
    /** Stands for every type, where content does not depend on the type that was declared. */
    public static final String ANY = "*";

    /** Whether each of two can read what the other wrote. */
    public boolean fits(Format other) {
        return codec.equals(other.codec) && fit(keyType, other.keyType) && fit(valueType, other.valueType);
    }

    private static boolean fit(String type, String other) {
        return type.equals(other) || type.equals(ANY) || other.equals(ANY);
    }

    /** For people: {@code codec 'jackson', keys java.lang.Long, values com.acme.User}. */
    @Override
    public String toString() {
        return "codec '" + codec + "', keys " + shown(keyType) + ", values " + shown(valueType);
    }

    private static String shown(String type) {
        return type.equals(ANY) ? "of any type" : type;
    }
}
