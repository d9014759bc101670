package io.hivecache.jcache;

import io.hivecache.codec.CacheClassLoader;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A type as it is written in a configuration file, {@code java.util.List<com.acme.Order>} or {@code byte[]}.
 *
 * @param name the class's name, of a nested class with a {@code $}; the package {@code java.lang} may be left out
 * @param arguments the type arguments, empty if there are none
 * @param dimensions how many pairs of brackets follow, 0 for what is no array
 */
record TypeName(String name, List<TypeName> arguments, int dimensions) {

    private static final Pattern NAME = Pattern.compile("\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]*");
    private static final Pattern TOKEN = Pattern.compile("\\s*(" + NAME.pattern() + "|\\[\\s*]|[<>,])\\s*");

    /** Reads a type with or without type arguments. */
    static TypeName parse(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1).startsWith("[") ? "[]" : token.group(1));
            end = token.end();
        }
        if (end < text.length()) {
            throw new IllegalArgumentException("unexpected character in " + text);
        }
        TypeName type = parse(tokens);
        if (!tokens.isEmpty()) {
            throw new IllegalArgumentException("unexpected " + tokens.get(0) + " in " + text);
        }
        return type;
    }

    /** Reads a type that may be an array but has no type arguments. */
    static TypeName parseClass(String text) {
        TypeName type = parse(text);
        if (!type.arguments.isEmpty()) {
            throw new IllegalArgumentException("type arguments in " + text);
        }
        return type;
    }

    /** Takes one type from the front of the tokens. */
    private static TypeName parse(List<String> tokens) {
        if (tokens.isEmpty() || !NAME.matcher(tokens.get(0)).matches()) {
            throw new IllegalArgumentException("a class name is missing");
        }
        String name = tokens.remove(0);
        List<TypeName> arguments = new ArrayList<>();
        if (starts(tokens, "<")) {
            do {
                tokens.remove(0);
                arguments.add(parse(tokens));
            } while (starts(tokens, ","));
            if (!starts(tokens, ">")) {
                throw new IllegalArgumentException("a > is missing");
            }
            tokens.remove(0);
        }
        int dimensions = 0;
        for (; starts(tokens, "[]"); dimensions++) {
            tokens.remove(0);
        }
        return new TypeName(name, List.copyOf(arguments), dimensions);
    }

    private static boolean starts(List<String> tokens, String token) {
        return !tokens.isEmpty() && tokens.get(0).equals(token);
    }

    /**
     * Finds the type by a class loader, then by the thread's context class loader.
     *
     * @throws IllegalArgumentException if a class is not found, is primitive or does not take the type arguments
     */
    Type resolve(ClassLoader loader) {
        Class<?> found = find(CacheClassLoader.forDecoding(loader));
        if (found.isPrimitive() && dimensions == 0) {
            throw new IllegalArgumentException("a cache holds objects, so " + name + " must be an array or the class "
                    + "that boxes it, such as java.lang.Integer");
        }
        Type type = found;
        if (!arguments.isEmpty()) {
            if (arguments.size() != found.getTypeParameters().length) {
                throw new IllegalArgumentException(found.getName() + " takes " + found.getTypeParameters().length
                        + " type arguments, not " + arguments.size());
            }
            type = GenericType.parameterized(
                    found,
                    arguments.stream().map(argument -> argument.resolve(loader)).toList());
        }
        for (int i = 0; i < dimensions; i++) {
            type = GenericType.arrayOf(type);
        }
        return type;
    }

    private Class<?> find(ClassLoader loader) {
        try {
            return CacheClassLoader.resolve(name, loader);
        } catch (ClassNotFoundException e) {
            if (name.indexOf('.') < 0) {
                try {
                    return CacheClassLoader.resolve("java.lang." + name, loader);
                } catch (ClassNotFoundException alsoNot) {
                    e.addSuppressed(alsoNot);
                }
            }
            throw new IllegalArgumentException(
                    "class " + name + " was not found; write its full name (a nested class with $, as in Outer$Inner)"
                            + " and put it on the class path",
                    e);
        } catch (LinkageError e) {
            throw new IllegalArgumentException("class " + name + " cannot be used: " + e, e);
        }
    }
}
