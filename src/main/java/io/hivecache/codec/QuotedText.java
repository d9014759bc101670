package io.hivecache.codec;

/**
 * Text between quotation marks, and text that needs none.
 *
 * <p>Within the marks a backslash stands before a quotation mark and before a backslash, and half a surrogate pair
 * without its other half is written as in Java ({@code \}{@code uD83D}): UTF-8 has nothing for it, so that two such
 * strings would become one on their way to a server.
 */
final class QuotedText {
    private static final String BARE = ".:+-_/[]$";

    private QuotedText() {}

    /** Answers whether a text consists of whole characters, which come back from UTF-8 as they were. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !isPair(text, i++)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }

    /** Appends a text in quotation marks. */
    static void append(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (isPair(text, i)) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append("\\u").append(Integer.toHexString(c));
            }
        }
        out.append('"');
    }

    /**
     * Answers the text that stands between quotation marks.
     *
     * @throws CodecException if it is none that {@link #append} writes
     */
    static String read(String quoted) {
        StringBuilder text = new StringBuilder(quoted.length());
        int end = quoted.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (quoted.charAt(++i) == 'u') {
                text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                text.append(quoted.charAt(i));
            }
        }
        StringBuilder again = new StringBuilder(quoted.length());
        append(again, text.toString());
        if (!quoted.contentEquals(again)) {
            throw new CodecException("The text is not between quotation marks as it should be: it is damaged");
        }
        return text.toString();
    }

    /** Appends a text as it is if it has none but letters, digits and a few signs, else in quotation marks. */
    static void appendBare(StringBuilder out, String text) {
        if (isBare(text)) {
            out.append(text);
        } else {
            append(out, text);
        }
    }

    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBare(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Answers whether a text with this character may do without quotation marks. */
    static boolean isBare(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || BARE.indexOf(c) >= 0;
    }
}
