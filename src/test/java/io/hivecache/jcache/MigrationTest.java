package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engines;
import io.hivecache.hive.TimeSource;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page for people from other providers says of ours: its settings are read, its code compiles. */
class MigrationTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\|.*\\|(.*)\\|$");
    private static final Pattern LINE = Pattern.compile("`((?:hive|cache\\.[a-z]+\\.[a-z-]+) = [^`]+)`");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final String PROGRAM = """
            import io.hivecache.jcache.HiveConfiguration;
            import java.net.URI;
            import javax.cache.*;
            import javax.cache.expiry.*;

            class Examples {
            %s
            }
            """;

    private static String page() {
        try {
            return Files.readString(Path.of("MIGRATION.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every setting that the page names in its tables or its text. */
    static Stream<String> settings() {
        return LINE.matcher(page()).results().map(line -> line.group(1).replace("${HIVE_PASSWORD}", "secret"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void itsSettingsAreRead(String line) {
        SettingsText text = new SettingsText("MIGRATION.md", line);
        Settings settings =
                Settings.of(Settings.DEFAULT_HIVE, SettingsFile.parse(text).values());

        URI address = settings.hive();
        assertThat(address.toString().equals("hive:embedded")).isEqualTo(!line.startsWith("hive"));
        if (line.startsWith("hive")) {
            String lazily = address + (address.getQuery() == null ? "?" : "&") + "lazy-connect=true";
            Engines.open(URI.create(lazily), TimeSource.system()).close();
        }
    }

    @Test
    void itsTablesNameEverySettingThatOthersHave() {
        List<String> answers = ROW.matcher(page())
                .results()
                .map(row -> row.group(1))
                .filter(cell -> LINE.matcher(cell).find())
                .toList();
        assertThat(answers).hasSizeGreaterThan(40);
    }

    @Test
    void itsCodeCompiles(@TempDir Path directory) throws IOException {
        String examples =
                JAVA.matcher(page()).results().map(example -> example.group(1)).collect(Collectors.joining("\n"));
        Path source = Files.writeString(directory.resolve("Examples.java"), PROGRAM.formatted(examples));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as("the examples compile: %s", said).isTrue();
        }
    }
}
