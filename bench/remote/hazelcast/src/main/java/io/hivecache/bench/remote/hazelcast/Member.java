package io.hivecache.bench.remote.hazelcast;

import com.hazelcast.core.server.HazelcastMemberStarter;
import io.hivecache.testing.RedisServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A member in a JVM of its own, on this machine only. */
final class Member implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    private Member(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a member and waits until it listens. */
    static Member start() {
        int port = RedisServer.freePort();
        try {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-Dhz.network.port.port=" + port,
                            "-Dhz.network.port.auto-increment=false",
                            "-Dhz.network.public-address=127.0.0.1:" + port,
                            "-Dhazelcast.local.localAddress=127.0.0.1",
                            "-Dhazelcast.socket.bind.any=false",
                            "-Dhz.network.join.auto-detection.enabled=false",
                            "-Dhz.network.join.multicast.enabled=false",
                            "-Dhazelcast.phone.home.enabled=false",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HazelcastMemberStarter.class.getName()))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("hazelcast-member.log").toFile())
                    .start();
            Member member = new Member(process, port);
            member.awaitPort();
            return member;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitPort() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new IllegalStateException("Error: the member does not start; see hazelcast-member.log");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns where it listens. */
    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
