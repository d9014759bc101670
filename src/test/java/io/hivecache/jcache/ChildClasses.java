package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Classes that only class loaders of a test's own can see, compiled into a directory. */
record ChildClasses(Path directory) {
    private static final Map<String, String> SOURCES = Map.of(
            "Person",
            """
            public class Person implements java.io.Serializable {
                private static final long serialVersionUID = 1;
                public String name;
                public Person() {}
                public Person(String name) { this.name = name; }
                @Override public boolean equals(Object o) { return o instanceof Person p && p.name.equals(name); }
                @Override public int hashCode() { return name.hashCode(); }
                @Override public String toString() { return name; }
            }
            """,
            "Color",
            "public enum Color { RED, BLUE }",
            "Named",
            "public interface Named { String name(); }",
            "Handler",
            """
            public record Handler(String[] names) implements java.lang.reflect.InvocationHandler, java.io.Serializable {
                public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
                    return names[0];
                }
            }
            """);

    static ChildClasses compileInto(Path directory) {
        List<String> arguments = new ArrayList<>(List.of("-d", directory.toString(), "-proc:none"));
        try {
            for (Map.Entry<String, String> source : SOURCES.entrySet()) {
                Path file = directory.resolve(source.getKey() + ".java");
                Files.writeString(file, "package child; " + source.getValue());
                arguments.add(file.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return new ChildClasses(directory);
    }

    /** A new class loader that sees the classes, below the tests' own. */
    URLClassLoader newLoader() {
        try {
            return new URLClassLoader(new URL[] {directory.toUri().toURL()}, ChildClasses.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person of the class that a loader sees. */
    static Serializable person(ClassLoader loader, String name) {
        try {
            return (Serializable) loader.loadClass("child.Person")
                    .getConstructor(String.class)
                    .newInstance(name);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** Does something with a loader as the thread's context class loader. */
    static <T> T within(ClassLoader context, Callable<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(context);
        try {
            return action.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
