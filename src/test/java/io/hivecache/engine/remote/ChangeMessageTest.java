package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.hive.Verb;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages are read as they were written, and nothing else is taken for one. */
class ChangeMessageTest {
    private static final String UPDATE = "ABCDEFWb3:3:annoldnew";

    @Test
    void anUpdateHasContentBeforeAndAfter() {
        ChangeMessage message = ChangeMessage.parse(bytes(UPDATE));

        assertThat(message.origin()).isEqualTo("ABCDEF");
        assertThat(message.alias()).isEqualTo("ann");
        assertThat(message.outcome().verb()).isEqualTo(Verb.WRITE);
        assertThat(text(message.outcome().before())).isEqualTo("old");
        assertThat(text(message.outcome().after())).isEqualTo("new");
    }

    @Test
    void contentBeforeMayBeUntold() {
        ChangeMessage message = ChangeMessage.parse(bytes("ABCDEFFp3:0:annnew"));

        assertThat(message.outcome().verb()).isEqualTo(Verb.FILL);
        assertThat(message.outcome().wasPresent()).isTrue();
        assertThat(message.outcome().knownBefore()).isNull();
    }

    @Test
    void aCreationHasNoneAndADeletionNoneAfterwards() {
        assertThat(ChangeMessage.parse(bytes("ABCDEFWa3:0:annnew")).outcome().wasPresent())
                .isFalse();
        assertThat(ChangeMessage.parse(bytes("ABCDEFDb3:3:annold")).outcome().after())
                .isNull();
    }

    @Test
    void aLapseNamesWhatWasThere() {
        ChangeMessage message = ChangeMessage.parse(bytes("ABCDEFLa6:3:a%3Annold"));

        assertThat(message.alias()).isEqualTo("a:nn");
        assertThat(text(message.outcome().lapsed())).isEqualTo("old");
        assertThat(message.outcome().changed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCDEFW",
                "ABCDEFWb",
                "ABCDEFWb:3:annoldnew",
                "ABCDEFWb3::annoldnew",
                "ABCDEFWb9999999999:3:ann",
                "ABCDEFWb999999999:999999999:ann",
                "ABCDEFWb-1:3:ann",
                "ABCDEFWb3:3:ann",
                "ABCDEFXb3:3:annold",
                "ABCDEFWb3:3:a%3oldnew"
            })
    void anythingElseIsNoMessage(String message) {
        assertThat(ChangeMessage.parse(bytes(message))).isNull();
    }

    @Test
    void noJunkDoesAnyHarm() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            byte[] junk = bytes(UPDATE);
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                junk[random.nextInt(junk.length)] = (byte) random.nextInt(256);
            }
            ChangeMessage read = ChangeMessage.parse(junk);
            assertThat(read == null
                            || read.outcome().changed()
                            || read.outcome().lapsed() != null)
                    .isTrue();
        }
    }
}
