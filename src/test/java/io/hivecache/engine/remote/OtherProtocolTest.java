package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.testing.Worker;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever answers at the port, it is no server of ours: here it speaks HTTP. */
class OtherProtocolTest {
    private static final String ANSWER = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private ServerSocket http;
    private Worker<Void> answering;

    @BeforeEach
    void listen() throws IOException {
        http = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        answering = Worker.run(this::answer);
    }

    private void answer() throws IOException {
        while (true) {
            Socket socket = http.accept();
            try (socket) {
                socket.getInputStream().read();
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // the client has closed this connection before
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        answering.failure();
    }

    @ParameterizedTest
    @CsvSource({"hive, no Valkey or Redis", "redis-sentinel, no Valkey or Redis", "hives, does not speak TLS"})
    void itIsToldFromAServerThatIsNotThere(String scheme, String said) {
        String address = scheme + "://127.0.0.1:" + http.getLocalPort() + "?connect-timeout=60s";
        HiveException refused = catchThrowableOfType(
                HiveException.class, () -> RemoteEngines.open(address).close());

        assertThat(refused.code()).isEqualTo(HiveCode.INVALID_PROTOCOL);
        assertThat(refused).hasMessageContainingAll(said, String.valueOf(http.getLocalPort()));
    }
}
