package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The methods that the README shows are compiled as they stand there, and run. */
class ReadmeExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(static .*?)```");
    private static final String PROGRAM = """
            import io.hivecache.client.*;
            import io.hivecache.hive.*;
            import java.io.*;
            import java.nio.file.*;
            import java.util.*;

            public class Examples {
            %s
            }
            """;

    @TempDir
    private Path directory;

    private final RawClient hive = RawClient.open(EmbeddedClientTest.EMBEDDED);
    private URLClassLoader loader;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(directory.resolve("Examples.java"), PROGRAM.formatted(examples()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = files.getJavaFileObjects(source);
            List<String> options =
                    List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            assertThat(compiler.getTask(said, files, null, options, null, sources)
                            .call())
                    .as("the examples compile: %s", said)
                    .isTrue();
        }
        loader = new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private static String examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult example) -> example.group(1))
                .collect(Collectors.joining("\n"));
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
        hive.close();
    }

    private Object call(String name, Object... arguments) throws ReflectiveOperationException {
        Method example = Arrays.stream(loader.loadClass("Examples").getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
        example.setAccessible(true);
        return example.invoke(null, arguments);
    }

    @Test
    void saveAndLoad() throws ReflectiveOperationException {
        assertThat(call("load", hive, "a")).isNull();
        call("save", hive, "a", new byte[] {1});
        assertThat(call("load", hive, "a")).isEqualTo(new byte[] {1});
        call("save", hive, "a", new byte[] {2});
        assertThat(call("load", hive, "a")).isEqualTo(new byte[] {2});
    }

    @Test
    void uploadAndDownload() throws Exception {
        Path file = Files.write(directory.resolve("sent"), DocumentFixture.content(100_000));
        UUID document = (UUID) call("upload", hive, file);
        call("download", hive, document, directory.resolve("received"));

        assertThat(directory.resolve("received")).hasSameBinaryContentAs(file);
    }
}
