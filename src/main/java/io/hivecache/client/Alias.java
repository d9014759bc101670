package io.hivecache.client;

import io.hivecache.hive.AliasTooLong;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.util.Objects;

/** What may be an alias: a String with 1 to 1,024 bytes in UTF-8. */
final class Alias {
    static final int MAX_BYTES = 1024;

    private static final int SHOWN = 40;

    private Alias() {}

    /**
     * The alias itself.
     *
     * @throws HiveException if it cannot be one: {@link AliasTooLong}, or {@link HiveCode#INVALID_INPUT} if it is empty or
     *     has no UTF-8
     */
    static String check(String alias) {
        int bytes = bytes(Objects.requireNonNull(alias, "alias"));
        if (bytes == 0) {
            throw new HiveException(HiveCode.INVALID_INPUT, "an alias must not be empty");
        }
        if (bytes > MAX_BYTES) {
            throw new AliasTooLong("the alias '" + shown(alias) + "' has " + bytes + " bytes in UTF-8, but at most "
                    + MAX_BYTES + " are allowed: shorten it, by a digest for example");
        }
        return alias;
    }

    /** The size of an alias in UTF-8. */
    static int bytes(String alias) {
        int bytes = 0;
        for (int i = 0; i < alias.length(); i++) {
            char unit = alias.charAt(i);
            if (unit < 0x80) {
                bytes += 1;
            } else if (unit < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(unit)) {
                bytes += 3;
            } else {
                requirePair(alias, i);
                bytes += 4;
                i++;
            }
        }
        return bytes;
    }

    /** Different aliases with half a pair would become the same bytes. */
    private static void requirePair(String alias, int high) {
        boolean pair =
                high + 1 < alias.length() && Character.isSurrogatePair(alias.charAt(high), alias.charAt(high + 1));
        if (!pair) {
            throw new HiveException(
                    HiveCode.INVALID_INPUT,
                    "an alias has half a surrogate pair at index " + high + ", which UTF-8 cannot hold");
        }
    }

    private static String shown(String alias) {
        return alias.length() <= SHOWN ? alias : alias.substring(0, SHOWN) + "...";
    }
}
