package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hivecache.codec.Codec;
import io.hivecache.hive.Engines;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.Hold;
import io.hivecache.hive.TimeSource;
import io.hivecache.testing.Worker;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each code is provoked for real, but for those that the embedded hive never raises, as {@link HiveCode} says. */
class HiveCodesTest {
    private static final Set<HiveCode> REMOTE_ONLY =
            EnumSet.of(HiveCode.HOST_NOT_FOUND, HiveCode.CONNECTION_REFUSED, HiveCode.CONNECTION_RESET);

    private final WatchedEngine engine =
            new WatchedEngine(Engines.open(EmbeddedClientTest.EMBEDDED, TimeSource.system()));
    private final RawClient client =
            RawClient.open(engine, ClientOptions.DEFAULT.withMaxBytes(1 << 20), Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
    }

    private Map<HiveCode, ThrowingCallable> provocations() {
        Map<HiveCode, ThrowingCallable> provocations = new EnumMap<>(HiveCode.class);
        provocations.put(HiveCode.SYSTEM, this::isInterruptedInAWait);
        provocations.put(HiveCode.INTERNAL, this::meetsADefectOfTheEngine);
        provocations.put(HiveCode.NO_MEMORY, () -> client.put("a", new byte[1 << 20]));
        provocations.put(HiveCode.INVALID_PROTOCOL, () -> RawClient.open(URI.create("http://localhost")));
        provocations.put(HiveCode.INVALID_OPTION, () -> RawClient.open(URI.create("hive:embedded?color=red")));
        provocations.put(HiveCode.ALIAS_TOO_LONG, () -> client.contains("x".repeat(1_025)));
        provocations.put(HiveCode.ALIAS_NOT_FOUND, () -> client.get("none"));
        provocations.put(HiveCode.ALIAS_ALREADY_EXISTS, () -> client.put("there", new byte[0]));
        provocations.put(HiveCode.TIMEOUT, this::waitsInACircle);
        provocations.put(HiveCode.BUFFER_TOO_SMALL, () -> client.get("there", ByteBuffer.allocate(1)));
        provocations.put(HiveCode.INVALID_COMMAND, this::usesAClosedClient);
        provocations.put(HiveCode.INVALID_INPUT, () -> client.contains(""));
        provocations.put(
                HiveCode.UNEXPECTED_REPLY,
                () -> client.through(Codec.of("java", Integer.class)).get("there"));
        return provocations;
    }

    @Test
    void everyCodeIsProvoked() {
        client.put("there", new byte[] {1, 2});
        Map<HiveCode, ThrowingCallable> provocations = provocations();

        assertThat(provocations).hasSize(HiveCode.values().length - 1 - REMOTE_ONLY.size());
        assertThat(provocations)
                .doesNotContainKey(HiveCode.OK)
                .doesNotContainKeys(REMOTE_ONLY.toArray(HiveCode[]::new));
        assertThat(provocations).allSatisfy((code, provocation) -> {
            HiveException failure = catchThrowableOfType(HiveException.class, provocation);
            assertThat(failure).as("%s", code).isNotNull().hasMessageNotContaining("null");
            assertThat(failure.code()).isEqualTo(code);
        });
    }

    private void isInterruptedInAWait() {
        Hive<String, byte[]> hive = engine.hive();
        try (Hold mine = hive.hold("held")) {
            Worker<Void> waiting = Worker.run(() -> {
                Thread.currentThread().interrupt();
                client.update("held", new byte[0]);
            });
            throwAgain(waiting.failure());
        }
    }

    private void waitsInACircle() throws Exception {
        Hive<String, byte[]> hive = engine.hive();
        CyclicBarrier bothHold = new CyclicBarrier(2);
        String[] aliases = {"one", "other"};
        throwAgain(Worker.together(2, number -> {
                    try (Hold mine = hive.hold(aliases[number])) {
                        bothHold.await(Worker.PATIENCE_SECONDS, TimeUnit.SECONDS);
                        client.update(aliases[1 - number], new byte[0]);
                        return null;
                    } catch (HiveException e) {
                        return e;
                    }
                })
                .stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null));
    }

    private void meetsADefectOfTheEngine() {
        engine.watch((command, arguments) -> {
            throw new IllegalStateException("a defect");
        });
        try {
            client.update("a", new byte[0]);
        } finally {
            engine.watch((command, arguments) -> {});
        }
    }

    private void usesAClosedClient() {
        RawClient closed = RawClient.open(EmbeddedClientTest.EMBEDDED);
        closed.close();
        closed.get("a");
    }

    private static void throwAgain(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }
}
