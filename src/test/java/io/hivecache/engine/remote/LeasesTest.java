package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.hive;
import static io.hivecache.engine.remote.RemoteEngines.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.testing.RedisServer;
import io.hivecache.testing.RedisServers;
import io.hivecache.testing.RespClient;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two engines, as if in two JVMs, ask for the same aliases. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LeasesTest {
    private static final List<String> ANN = List.of("ann");
    private static final long LONG = TimeUnit.HOURS.toMillis(1);

    private final RedisServer server = RedisServers.single();
    private final RespClient side = server.connect();
    private Engine first;
    private Engine second;
    private Hive<String, byte[]> one;
    private Hive<String, byte[]> other;

    @BeforeEach
    void open() {
        side.call("FLUSHALL");
        first = RemoteEngines.open(server.address());
        second = RemoteEngines.open(server.address());
        one = hive(first, "leased");
        other = hive(second, "leased");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        side.close();
    }

    private boolean isFree(Hive<String, byte[]> hive, String alias) {
        try (Lease<String> lease = hive.lease(List.of(alias), LONG)) {
            return lease.covers(alias);
        }
    }

    @Test
    void whatOneHasTheOtherDoesNotGet() {
        try (Lease<String> lease = one.lease(ANN, LONG)) {
            assertThat(lease.covers("ann")).isTrue();
            try (Lease<String> denied = other.lease(List.of("ann", "bob"), LONG)) {
                assertThat(denied.covers("ann")).isFalse();
                assertThat(denied.covers("bob")).isTrue();
                assertThat(isFree(one, "bob")).isFalse();
            }
            assertThat(isFree(other, "ann")).isFalse();
            assertThat(isFree(one, "bob")).isTrue();
        }
        assertThat(isFree(other, "ann")).isTrue();
    }

    @Test
    void aLeaseEndsByItselfAndThenTakesNothingFromItsSuccessor() {
        try (Lease<String> lost = one.lease(ANN, 20)) {
            Lease<String> taken = other.lease(ANN, LONG);
            while (!taken.covers("ann")) {
                taken = other.lease(ANN, LONG);
            }
            assertThat(lost.covers("ann")).as("its owner is not told").isTrue();
            lost.close();
            assertThat(isFree(one, "ann")).isFalse();
            taken.close();
        }
        assertThat(isFree(one, "ann")).isTrue();
    }

    @Test
    void theInnerLeaseOfOneJvmGivesNothingBackThatTheOuterHas() {
        try (Lease<String> outer = one.lease(ANN, LONG)) {
            one.lease(ANN, LONG).close();
            assertThat(isFree(other, "ann")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", ":", "a:b", "*", "{a}", "lease:ann", "", "é\n"})
    void aLeaseIsNoEntryAndNoEntryALease(String alias) {
        try (Lease<String> lease = one.lease(List.of(alias), LONG)) {
            assertThat(scanned(other)).isEmpty();
            assertThat(other.contains(alias)).isFalse();
            other.update(alias, bytes("content"), Lifetime.ETERNAL);
            assertThat(isFree(other, alias)).isFalse();
            assertThat(scanned(other)).containsOnlyKeys(alias);
            assertThat(isFree(hive(second, "other"), alias)).isTrue();
        }
        assertThat(isFree(other, alias)).isTrue();
    }

    @Test
    void aClearedCacheHasNoLeases() {
        try (Lease<String> lease = one.lease(ANN, LONG)) {
            other.clear();
            assertThat(isFree(other, "ann")).isTrue();
        }
    }

    @Test
    void manyTravelInChunks() {
        List<String> many =
                IntStream.range(0, 2_500).mapToObj(i -> "alias " + i).toList();
        try (Lease<String> lease = one.lease(many, LONG)) {
            assertThat(many).allMatch(lease::covers);
            try (Lease<String> denied = other.lease(many, LONG)) {
                assertThat(many).noneMatch(denied::covers);
            }
        }
        assertThat(keys("hive:leased:lease:*")).isEmpty();
    }

    private List<?> keys(String pattern) {
        return (List<?>) side.call("KEYS", pattern);
    }
}
