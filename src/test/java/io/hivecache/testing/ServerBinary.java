package io.hivecache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The program of the servers: the one that the variable HIVE_TEST_SERVER names, or Redis from the Maven artifact. */
final class ServerBinary {
    private static final String VARIABLE = "HIVE_TEST_SERVER";
    private static final Path PATH = find();

    private ServerBinary() {}

    static Path path() {
        return PATH;
    }

    private static Path find() {
        String named = System.getenv(VARIABLE);
        try {
            return named == null ? unpack() : Path.of(named);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static Path unpack() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String name = "/redis-server-7.0.15-" + system + "-" + processor;
        Path file = Files.createTempFile("hivecache-redis-server", "");
        file.toFile().deleteOnExit();
        try (InputStream program = ServerBinary.class.getResourceAsStream(name)) {
            Files.write(file, program.readAllBytes());
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + file);
        }
        return file;
    }
}
