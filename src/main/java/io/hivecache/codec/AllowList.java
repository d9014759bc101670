package io.hivecache.codec;

import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says which classes content may bring to life.
 *
 * <p>Content of an embedded hive has never left the JVM, so there {@linkplain #everything() everything} may come back.
 * Whoever can write to a remote hive can name any class, and some classes do harm just by being decoded: there only
 * {@linkplain #of named classes} may come back. Immutable.
 */
public final class AllowList {
    private static final Pattern PATTERN =
            Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*(\\.\\*\\*?)?");

    /** As the names of arrays have them. */
    private static final String PRIMITIVES = "ZBCDFIJS";

    private static final AllowList EVERYTHING = new AllowList(false, Set.of());

    private final boolean restricted;
    private final Set<String> patterns;

    private AllowList(boolean restricted, Set<String> patterns) {
        this.restricted = restricted;
        this.patterns = patterns;
    }

    /** Answers the list that allows every class. */
    public static AllowList everything() {
        return EVERYTHING;
    }

    /**
     * Answers a list of the classes that the patterns name, besides the JDK's plain values and collections and the keys
     * that frameworks make.
     *
     * @param patterns each the name of a class ({@code com.acme.User}, which covers the classes nested in it), of a
     *     package ({@code com.acme.*}), or of a package with all below it ({@code com.acme.**})
     * @throws IllegalArgumentException if a pattern is none of these
     */
    public static AllowList of(Collection<String> patterns) {
        for (String pattern : patterns) {
            if (!PATTERN.matcher(pattern).matches()) {
                throw new IllegalArgumentException(
                        "'" + pattern + "' names no classes that may be allowed: write a class"
                                + " (com.acme.User), a package (com.acme.*) or a package and all below it (com.acme.**)");
            }
        }
        return new AllowList(true, Set.copyOf(patterns));
    }

    /** Answers a list that also allows these classes; of an array, its elements' class. */
    public AllowList plus(Class<?>... types) {
        if (!restricted) {
            return this;
        }
        Set<String> more = new HashSet<>(patterns);
        for (Class<?> type : types) {
            more.add(element(type).getName());
        }
        return new AllowList(true, Set.copyOf(more));
    }

    /** Answers a list that also allows a declared type, and what objects of it are made of by its declaration. */
    AllowList plusDeclared(Type type) {
        return restricted ? plus(DeclaredGraph.of(type)) : this;
    }

    private static Class<?> element(Class<?> type) {
        return type.isArray() ? element(type.getComponentType()) : type;
    }

    /**
     * Answers what to do about a class that is not allowed, to follow a colon in the text of an error.
     *
     * @param className the class's name in the form of {@link Class#getName()}
     */
    static String advice(String className) {
        String element = className.replaceFirst("^\\[+L?", "").replace(";", "");
        int end = element.lastIndexOf('.');
        return "if you trust it, add " + element
                + (end < 0 ? "" : " or " + element.substring(0, end) + ".*")
                + " to 'allow' (cache.<name>.allow or cache.default.allow, in code setAllowList)";
    }

    /**
     * Requires that a class may be read back, before it is written.
     *
     * @throws CodecException if it may not
     */
    void checkWritten(Class<?> type) {
        if (!allows(type.getName())) {
            throw new CodecException("The class " + type.getName() + " may not be decoded, so it is not encoded: "
                    + advice(type.getName()));
        }
    }

    /** Answers whether some classes are not allowed. */
    public boolean isRestricted() {
        return restricted;
    }

    /**
     * Answers whether a class may come back. An array may if its elements may.
     *
     * @param className the class's name in the form of {@link Class#getName()}
     */
    public boolean allows(String className) {
        if (!restricted) {
            return true;
        }
        int dimensions = className.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return allowsElement(className);
        }
        String element = className.substring(dimensions);
        if (element.length() == 1) {
            return PRIMITIVES.contains(element);
        }
        return element.startsWith("L")
                && element.endsWith(";")
                && allowsElement(element.substring(1, element.length() - 1));
    }

    private boolean allowsElement(String name) {
        return JdkValues.contains(name) || named(name) || inPackage(name) || KnownKeys.ofClass(name) != null;
    }

    private boolean named(String name) {
        if (patterns.contains(name)) {
            return true;
        }
        for (int end = name.lastIndexOf('$'); end > 0; end = name.lastIndexOf('$', end - 1)) {
            if (patterns.contains(name.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean inPackage(String name) {
        int end = name.lastIndexOf('.');
        if (end < 0) {
            return false;
        }
        if (patterns.contains(name.substring(0, end) + ".*")) {
            return true;
        }
        for (; end > 0; end = name.lastIndexOf('.', end - 1)) {
            if (patterns.contains(name.substring(0, end) + ".**")) {
                return true;
            }
        }
        return false;
    }
}
