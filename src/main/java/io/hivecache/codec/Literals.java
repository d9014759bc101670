package io.hivecache.codec;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strings, numbers, booleans and characters as content that is text, in the notation that they have as parts of keys
 * ({@link KeyText}): {@code "Zoë"}, {@code 42}, {@code 42L}, {@code Double(1.5)}, {@code true}, {@code Character(c)}.
 *
 * <p>They are most of what caches hold, and a stream of Java serialization takes a dozen times longer to set up than
 * they take to read. No such stream can be taken for text: it begins with AC, at which no character of UTF-8 begins.
 */
final class Literals {
    private static final byte STREAM = (byte) 0xAC;

    private static final byte QUOTE = '"';

    /** No number is longer. */
    private static final int LONGEST = 64;

    private Literals() {}

    /** Answers whether content that is some codec's may be text, and is no stream. */
    static boolean isOne(byte[] content) {
        return content.length > 0 && content[0] != STREAM;
    }

    /** Answers the content of a value, or null if it is none of these, or half a character that UTF-8 cannot hold. */
    static byte @Nullable [] encode(Object value) {
        if (value instanceof String text) {
            return quoted(text);
        }
        String literal = literal(value);
        return literal == null ? null : literal.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String literal(Object value) {
        if (value instanceof Integer || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Long) {
            return value + "L";
        }
        boolean named = value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || (value instanceof Character c && !Character.isSurrogate(c));
        return named ? value.getClass().getSimpleName() + '(' + value + ')' : null;
    }

    private static byte[] quoted(String text) {
        byte[] content = new byte[text.length() + 2];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || c == '"' || c == '\\') {
                StringBuilder escaped = new StringBuilder(text.length() + 16);
                QuotedText.append(escaped, text);
                return escaped.toString().getBytes(StandardCharsets.UTF_8);
            }
            content[i + 1] = (byte) c;
        }
        content[0] = QUOTE;
        content[content.length - 1] = QUOTE;
        return content;
    }

    /**
     * Answers the value of a content.
     *
     * @throws CodecException if it has none
     */
    static Object decode(byte[] content) {
        Object value = null;
        try {
            value = content[0] == QUOTE ? unquoted(content) : parse(content);
        } catch (RuntimeException unreadable) {
            throw damaged(unreadable);
        }
        if (value == null) {
            throw damaged(null);
        }
        return value;
    }

    private static @Nullable Object unquoted(byte[] content) {
        int end = content.length - 1;
        if (end < 1 || content[end] != QUOTE) {
            return null;
        }
        String text = Utf8Codec.text(content, 1, end - 1);
        boolean plain = text.indexOf(QUOTE) < 0 && text.indexOf('\\') < 0;
        return plain ? text : QuotedText.read('"' + text + '"');
    }

    private static @Nullable Object parse(byte[] content) {
        if (content.length > LONGEST) {
            return null;
        }
        String text = Utf8Codec.text(content, 0, content.length);
        Object value = value(text);
        // The digits of a fraction depend on the JDK; all else is written in one way only.
        boolean fraction = value instanceof Double || value instanceof Float;
        return fraction || text.equals(value == null ? null : literal(value)) ? value : null;
    }

    private static @Nullable Object value(String text) {
        int last = text.length() - 1;
        int open = text.indexOf('(');
        if (open > 0 && text.charAt(last) == ')') {
            return named(text.substring(0, open), text.substring(open + 1, last));
        }
        return switch (text.charAt(last)) {
            case 'L' -> Long.valueOf(text.substring(0, last));
            case 'e' -> Boolean.valueOf(text);
            default -> Integer.valueOf(text);
        };
    }

    private static @Nullable Object named(String name, String text) {
        return switch (name) {
            case "Double" -> Double.valueOf(text);
            case "Float" -> Float.valueOf(text);
            case "Short" -> Short.valueOf(text);
            case "Byte" -> Byte.valueOf(text);
            case "Character" -> text.length() == 1 ? text.charAt(0) : null;
            default -> null;
        };
    }

    private static CodecException damaged(@Nullable Throwable cause) {
        return new CodecException(
                "The content is neither Java's serialization nor the text of a string, number, boolean or character: it is"
                        + " damaged, or another codec wrote it",
                cause);
    }
}
