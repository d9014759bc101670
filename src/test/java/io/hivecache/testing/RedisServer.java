package io.hivecache.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A server process of the tests, on this machine only and in memory only; it ends with the JVM at the latest. */
public final class RedisServer implements AutoCloseable {
    /** Far more than a server takes for anything. */
    static final long PATIENCE_SECONDS = 20;

    private static final int FIRST_PORT = 10_000;
    private static final int PORTS = 22_000;
    private static final AtomicInteger NEXT_PORT = new AtomicInteger(new SecureRandom().nextInt(PORTS));

    private final int port;
    private final List<String> command;
    private final Path directory;
    private final Thread atExit = new Thread(this::end);
    private Process process;

    private RedisServer(int port, String... options) throws IOException {
        this.port = port;
        this.directory = Files.createTempDirectory("hivecache-redis");
        this.command = new ArrayList<>(List.of(ServerBinary.path().toString()));
        List<String> given = List.of(options);
        boolean sentinel = given.contains("--sentinel");
        command.addAll(sentinel ? given : List.of("--save", "", "--appendonly", "no"));
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1", "--dir", directory.toString()));
        command.addAll(sentinel ? List.of() : given);
        Runtime.getRuntime().addShutdownHook(atExit);
        restart();
    }

    /** Starts a server on a free port, with options such as {@code --maxmemory 1mb}, word by word. */
    public static RedisServer launch(String... options) {
        try {
            return new RedisServer(freePort(), options);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a Sentinel that watches a master, under the name {@code mymaster}, and decides alone. */
    public static RedisServer launchSentinel(RedisServer master) {
        try {
            Path configuration = Files.createTempFile("hivecache-sentinel", ".conf");
            Files.writeString(configuration, """
                    sentinel monitor mymaster 127.0.0.1 %d 1
                    sentinel down-after-milliseconds mymaster 300
                    sentinel failover-timeout mymaster 3000
                    """.formatted(master.port));
            configuration.toFile().deleteOnExit();
            return new RedisServer(freePort(), configuration.toString(), "--sentinel");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A port that nobody listens at, and that is not one of those from which connections go out (Linux: 32768 and above):
     * while a server is down, such a port could be taken by anybody's connection, even by one that is meant for it.
     */
    public static int freePort() {
        for (int tries = 0; tries < PORTS; tries++) {
            int port = FIRST_PORT + Math.floorMod(NEXT_PORT.getAndIncrement(), PORTS);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST_PORT + " on");
    }

    /** Starts the process, or starts it again after it was killed, and waits until it answers. */
    public void restart() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the server does not start: " + Files.readString(directory.resolve("log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private boolean answers() {
        try (RespClient client = connect()) {
            client.call("PING");
            return true;
        } catch (IllegalStateException e) {
            return e.getMessage().startsWith("NOAUTH");
        }
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** Its address for tests that must not fail because the machine is busy. */
    public String address() {
        return address("redis") + "?command-timeout=60s&connect-timeout=60s";
    }

    /** Its address in a scheme such as {@code redis}, with parameters if any. */
    public String address(String scheme) {
        return scheme + "://127.0.0.1:" + port;
    }

    /** Connects to it. */
    public RespClient connect() {
        try {
            return new RespClient(port);
        } catch (IOException e) {
            throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Sends it one command, over a connection of its own, and answers the reply. */
    public Object call(Object... words) {
        try (RespClient client = connect()) {
            return client.call(words);
        }
    }

    /** Whether it is a replica that has what its master had when they met. */
    public boolean isReplicated() {
        return call("INFO", "replication").toString().contains("master_link_status:up");
    }

    /** Ends the process at once. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets the process stand still until {@link #proceed}. */
    public void pause() {
        signal("STOP");
    }

    /** Lets the process go on. */
    public void proceed() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process and removes its files. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        end();
    }

    private void end() {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
