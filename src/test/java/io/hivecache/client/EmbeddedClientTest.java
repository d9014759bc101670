package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Engines;
import io.hivecache.testing.ManualClock;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The client on the embedded hive, whose time the test moves. */
class EmbeddedClientTest extends ClientContract {
    static final URI EMBEDDED = URI.create("hive:embedded");

    private final ManualClock time = new ManualClock();

    @Override
    Engine openEngine() {
        return Engines.open(EMBEDDED, time);
    }

    @Override
    public void elapse(Duration passed) {
        time.advance(passed.toMillis());
    }

    @Test
    void eachClientHasAnEmbeddedHiveOfItsOwn() {
        try (RawClient one = RawClient.open(EMBEDDED);
                RawClient other = RawClient.open(EMBEDDED)) {
            one.put("a", bytes("1"));

            assertThat(other.contains("a")).isFalse();
        }
    }
}
