package io.hivecache.consumers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A program that is compiled as its author would: the tests are on the class path, and programs need not be. */
final class Program {
    private Program() {}

    /** The jar that a class came from. */
    static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compiles a source file into a directory. */
    static void compile(Path directory, String file, String text, String... options) throws IOException {
        Path source = directory.resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        List<String> arguments = new ArrayList<>(List.of("-d", directory.toString(), "-proc:none"));
        arguments.addAll(List.of(options));
        arguments.add(source.toString());
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (errors != 0) {
            throw new IOException(file + " does not compile");
        }
    }

    /** The class files in a directory, relative to it. */
    static List<Path> classes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(directory::relativize)
                    .toList();
        }
    }
}
