package io.hivecache.examples.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A server for this program alone, so that it needs none of yours; it keeps nothing on disk. */
final class OwnServer implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Path program;
    private final Process process;
    private final int port;

    private OwnServer(Path program, Process process, int port) {
        this.program = program;
        this.process = process;
        this.port = port;
    }

    /** Starts a server, and waits until it answers. */
    static OwnServer start() throws IOException {
        Path program = unpack();
        int port = freePort();
        Process process = new ProcessBuilder(
                        program.toString(), "--port", "" + port, "--bind", "127.0.0.1", "--save", "")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        OwnServer server = new OwnServer(program, process, port);
        server.awaitAnswer();
        return server;
    }

    /** Where it is. */
    String address() {
        return "redis://127.0.0.1:" + port;
    }

    private static Path unpack() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Path program = Files.createTempFile("hivecache-server", "");
        try (InputStream content =
                OwnServer.class.getResourceAsStream("/redis-server-7.0.15-" + system + "-" + processor)) {
            Files.write(program, content.readAllBytes());
        }
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot be made executable: " + program);
        }
        return program;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException refused) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("the server does not start", refused);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(program);
    }
}
