package io.hivecache.engine.remote;

import java.util.HexFormat;

/**
 * Writes any name so that it can stand in a server's key: letters, digits, a few marks and whatever is not ASCII stay
 * readable, all else becomes a percent sign and two hexadecimal digits. Hence a name cannot end its part of the key (colon),
 * steer its slot (braces), match other keys (glob characters) or break a line, and different names stay different.
 */
final class Escaping {
    private static final boolean[] PLAIN = plain();
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Escaping() {}

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        for (char c = 0; c < plain.length; c++) {
            plain[c] = Character.isLetterOrDigit(c) || "-_.~@/+=,;!$&'()#".indexOf(c) >= 0;
        }
        return plain;
    }

    /** Whether a name is its own escaped form and has ASCII characters only. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= PLAIN.length || !PLAIN[c]) {
                return false;
            }
        }
        return true;
    }

    /** The escaped form; it has valid UTF-8 bytes, even if the name has half of a surrogate pair. */
    static String escape(String name) {
        StringBuilder escaped = new StringBuilder(name.length() + 16);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < PLAIN.length) {
                append(escaped, c);
            } else if (!Character.isSurrogate(c)) {
                escaped.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < name.length()
                    && Character.isLowSurrogate(name.charAt(i + 1))) {
                escaped.append(c).append(name.charAt(++i));
            } else {
                escaped.append("%u").append(HEX.toHexDigits(c));
            }
        }
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, char ascii) {
        if (PLAIN[ascii]) {
            escaped.append(ascii);
        } else {
            escaped.append('%').append(HEX.toHexDigits((byte) ascii));
        }
    }

    /**
     * The name that an escaped form stands for.
     *
     * @throws IllegalArgumentException if it is no escaped form
     */
    static String unescape(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        StringBuilder name = new StringBuilder(escaped.length());
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at++);
            if (c != '%') {
                name.append(c);
                continue;
            }
            boolean wide = escaped.startsWith("u", at);
            int from = wide ? at + 1 : at;
            at = from + (wide ? 4 : 2);
            if (at > escaped.length()) {
                throw new IllegalArgumentException("the key ends in the middle of an escape");
            }
            name.append((char) HexFormat.fromHexDigits(escaped, from, at));
        }
        return name.toString();
    }
}
