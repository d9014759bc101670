package io.hivecache.codec;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one key. The text may be anybody's: nesting is bounded, nothing is allocated but for what is there, and no
 * class is loaded before it is known to be allowed. That the text is the canonical one of the key is for others to
 * check.
 */
final class KeyReader {
    private final KeyTypes types;
    private final String text;
    private int at;
    private int depth;

    private KeyReader(KeyTypes types, String text, int from) {
        this.types = types;
        this.text = text;
        this.at = from;
    }

    /**
     * Answers the value that a text stands for from a position to the end.
     *
     * @throws RuntimeException if it does not stand for any
     */
    static @Nullable Object read(KeyTypes types, String text, int from) {
        KeyReader reader = new KeyReader(types, text, from);
        Object value = reader.value();
        if (reader.at < text.length()) {
            throw reader.unexpected("the end");
        }
        return value;
    }

    /** Answers whether the names of classes and constants may have a character. */
    static boolean isOfName(char c) {
        return c == '.' || (Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private @Nullable Object value() {
        char first = peek();
        if (first == '"') {
            return quoted();
        }
        if (first == '-' || (first >= '0' && first <= '9')) {
            return number();
        }
        String name = name();
        if (peek() == '(') {
            return call(name);
        }
        return switch (name) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> types.constant(name);
        };
    }

    private Object number() {
        int start = at++;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        String digits = text.substring(start, at);
        if (peek() == 'L') {
            at++;
            return Long.valueOf(digits);
        }
        return Integer.valueOf(digits);
    }

    private String name() {
        int start = at;
        while (isOfName(peek()) || peek() == '[' || peek() == ']') {
            at++;
        }
        return text.substring(start, at);
    }

    private Object call(String name) {
        expect('(');
        Object value = types.isScalar(name) ? types.scalar(name, bare()) : composite(name);
        expect(')');
        return value;
    }

    private Object composite(String name) {
        if (++depth > KeyWriter.MAX_DEPTH) {
            throw new CodecException("it is nested deeper than " + KeyWriter.MAX_DEPTH + " levels");
        }
        Object value = switch (name) {
            case "List" -> values(new ArrayList<>());
            case "Set" -> values(new LinkedHashSet<>());
            case "Map" -> map();
            case "Entry" -> entry();
            case "Optional" -> peek() == ')' ? Optional.empty() : Optional.ofNullable(value());
            case KeyArrays.OBJECTS -> values(new ArrayList<>()).toArray();
            default -> parts(types.shape(name));
        };
        depth--;
        return value;
    }

    private <C extends Collection<@Nullable Object>> C values(C into) {
        while (peek() != ')') {
            if (!into.isEmpty()) {
                expect(',');
            }
            into.add(value());
        }
        return into;
    }

    private Map<@Nullable Object, @Nullable Object> map() {
        Map<@Nullable Object, @Nullable Object> into = new LinkedHashMap<>();
        while (peek() != ')') {
            if (!into.isEmpty()) {
                expect(',');
            }
            Map.Entry<?, ?> entry = entry();
            into.put(entry.getKey(), entry.getValue());
        }
        return into;
    }

    private Map.Entry<?, ?> entry() {
        Object key = value();
        expect('=');
        return new SimpleImmutableEntry<>(key, value());
    }

    private Object parts(KeyShape shape) {
        if (shape instanceof KnownShape known) {
            Object[] values = values(new ArrayList<>()).toArray();
            return known.make(known.isList() ? new Object[] {values} : values);
        }
        List<KeyShape.Part> parts = shape.parts();
        @Nullable Object[] values = new @Nullable Object[parts.size()];
        for (int i = 0; i < values.length; i++) {
            for (char c : ((i == 0 ? "" : ",") + parts.get(i).name() + '=').toCharArray()) {
                expect(c);
            }
            values[i] = Fitting.fit(value(), parts.get(i).type());
        }
        return shape.make(values);
    }

    private String bare() {
        if (peek() == '"') {
            return quoted();
        }
        int start = at;
        while (QuotedText.isBare(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        expect('"');
        while (peek() != '"') {
            char c = next();
            content.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return content.toString();
    }

    private char escaped() {
        if (peek() != 'u') {
            return next();
        }
        at++;
        int end = Math.min(at + 4, text.length());
        String digits = text.substring(at, end);
        at = end;
        return (char) Integer.parseInt(digits, 16);
    }

    /** Answers the character here, or NUL at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char next() {
        if (at >= text.length()) {
            throw unexpected("more");
        }
        return text.charAt(at++);
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
    }

    private CodecException unexpected(String expected) {
        return new CodecException("there should be " + expected + " at character " + at);
    }
}
