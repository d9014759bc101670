package io.hivecache.codec;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A class of an application that this test's own class loader does not find. */
final class GuestClass {
    static final String NAME = "guest.Guest";

    private static final String SOURCE = """
            package guest;
            public record Guest(int number, Kind kind, Guest next) implements java.io.Serializable {
                public enum Kind { ONE, TWO }
                public static Guest make() { return new Guest(1, Kind.ONE, new Guest(2, Kind.TWO, null)); }
            }
            """;

    private GuestClass() {}

    static void compile(Path directory) throws IOException {
        Path source = directory.resolve("Guest.java");
        Files.writeString(source, SOURCE);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", directory.toString(), source.toString());
        if (result != 0) {
            throw new IOException("The class does not compile");
        }
    }

    /** A loader that finds the class that was compiled there, and this test's classes too. */
    static URLClassLoader loader(Path directory) throws IOException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, GuestClass.class.getClassLoader());
    }

    static Object make(ClassLoader loader) throws ReflectiveOperationException {
        return loader.loadClass(NAME).getMethod("make").invoke(null);
    }
}
