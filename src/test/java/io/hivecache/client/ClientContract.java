package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.AliasAlreadyExists;
import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.testing.Worker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a {@link RawClient} does, on every engine. */
abstract class ClientContract implements ExpiryContract {
    private RawClient client;

    /** Opens the engine under test. */
    abstract Engine openEngine();

    @BeforeEach
    void openClient() {
        client = RawClient.open(openEngine(), ClientOptions.DEFAULT.withHive("contract " + UUID.randomUUID()), CLOCK);
    }

    @AfterEach
    void closeTwice() {
        client.close();
        client.close();
    }

    @Override
    public RawClient client() {
        return client;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void putStoresUnderAFreeAliasOnly() {
        client.put("a", bytes("1"));

        assertThatThrownBy(() -> client.put("a", bytes("2")))
                .isInstanceOf(AliasAlreadyExists.class)
                .hasMessageContainingAll("'a'", "update");
        assertThat(client.get("a")).isEqualTo(bytes("1"));
    }

    @Test
    void updateCreatesAndOverwrites() {
        client.update("a", bytes("1"));
        client.update("a", bytes("2"));

        assertThat(client.get("a")).isEqualTo(bytes("2"));
    }

    @Test
    void absenceIsToldByExceptionOrByNull() {
        assertAbsent(() -> client.get("a"));
        assertAbsent(() -> client.getAndDelete("a"));
        assertAbsent(() -> client.getAndUpdate("a", bytes("1")));
        assertAbsent(() -> client.delete("a"));
        assertAbsent(() -> client.compareAndSwap("a", bytes("1"), bytes("2")));
        assertAbsent(() -> client.deleteIf("a", bytes("1")));

        assertThat(client.getOrNull("a")).isNull();
        assertThat(client.getAndDeleteOrNull("a")).isNull();
        assertThat(client.getAndUpdateOrNull("a", bytes("1"))).isNull();
        assertThat(client.contains("a")).isFalse();
    }

    static void assertAbsent(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(AliasNotFound.class).hasMessageContaining("'a'");
    }

    @Test
    void deleteRemoves() {
        client.put("a", bytes("1"));

        assertThat(client.contains("a")).isTrue();
        client.delete("a");
        assertThat(client.contains("a")).isFalse();
    }

    @Test
    void whatWasThereIsAnsweredWhileItIsReplacedOrRemoved() {
        client.put("a", bytes("1"));

        assertThat(client.getAndUpdate("a", bytes("2"))).isEqualTo(bytes("1"));
        assertThat(client.getAndUpdateOrNull("a", bytes("3"))).isEqualTo(bytes("2"));
        assertThat(client.getAndDelete("a")).isEqualTo(bytes("3"));
        assertThat(client.contains("a")).isFalse();
    }

    @Test
    void contentIsComparedByItsBytes() {
        client.put("a", bytes("1"));

        assertThat(client.compareAndSwap("a", bytes("0"), bytes("2"))).isFalse();
        assertThat(client.deleteIf("a", bytes("0"))).isFalse();
        assertThat(client.compareAndSwap("a", bytes("1"), bytes("2"))).isTrue();
        assertThat(client.get("a")).isEqualTo(bytes("2"));
        assertThat(client.deleteIf("a", bytes("2"))).isTrue();
        assertThat(client.contains("a")).isFalse();
    }

    @Test
    void contentMayBeEmptyAndAnyBytes() {
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        client.put("none", new byte[0]);
        client.put("all", all);

        assertThat(client.get("none")).isEmpty();
        assertThat(client.get("all")).isEqualTo(all);
        assertThat(client.compareAndSwap("none", new byte[0], all)).isTrue();
    }

    @Test
    void nothingIsSharedWithTheCaller() {
        byte[] given = bytes("1");
        client.put("a", given);
        given[0] = 'x';
        byte[] answered = client.get("a");
        answered[0] = 'y';
        client.getAll(Set.of("a")).get("a")[0] = 'z';
        client.scan("").next().content()[0] = 'z';

        assertThat(client.get("a")).isEqualTo(bytes("1"));
    }

    @Test
    void manyAreStoredReadAndRemovedTogether() {
        Map<String, byte[]> many =
                IntStream.range(0, 1_000).boxed().collect(Collectors.toMap(i -> "many/" + i, i -> bytes(i.toString())));
        client.updateAll(many);
        List<String> asked = List.of("many/1", "many/none", "many/999");

        assertThat(client.getAll(asked)).containsOnlyKeys("many/1", "many/999").containsEntry("many/1", bytes("1"));
        assertThat(client.deleteAll(asked)).isEqualTo(2);
        assertThat(client.contains("many/1")).isFalse();
        assertThat(client.deleteAll(many.keySet())).isEqualTo(998);
        assertThat(client.getAll(many.keySet())).isEmpty();
    }

    @Test
    void aScanMeetsThoseWithThePrefixOnce() {
        for (String alias : List.of("a", "a/1", "a/2", "a*", "b/1", "A/1", "[a]/1", "ä/1")) {
            client.put(alias, bytes("content of " + alias));
        }

        assertThat(aliases("a/")).containsExactlyInAnyOrder("a/1", "a/2");
        assertThat(aliases("a*")).containsExactly("a*");
        assertThat(aliases("[a]")).containsExactly("[a]/1");
        assertThat(aliases("ä")).containsExactly("ä/1");
        assertThat(aliases("")).hasSize(8);
        assertThat(aliases("none")).isEmpty();
        assertThat(client.scan("b").next().content()).isEqualTo(bytes("content of b/1"));
        assertThatThrownBy(client.scan("none")::next).isInstanceOf(NoSuchElementException.class);
    }

    private List<String> aliases(String prefix) {
        List<String> met = new ArrayList<>();
        client.scan(prefix).forEachRemaining(entry -> met.add(entry.alias()));
        return met;
    }

    @Test
    void aScanGoesOnWhileEntriesGo() {
        IntStream.range(0, 100).forEach(i -> client.put("a" + i, bytes("1")));
        int met = 0;
        for (var entries = client.scan("a"); entries.hasNext(); met++) {
            Hive.Entry<String, byte[]> entry = entries.next();
            client.delete(entry.alias());
        }

        assertThat(met).isEqualTo(100);
        assertThat(aliases("")).isEmpty();
    }

    @Test
    void ofManyWhoPutOneWins() throws Exception {
        List<Boolean> won = Worker.together(8, number -> {
            try {
                client.put("a", bytes("of " + number));
                return true;
            } catch (AliasAlreadyExists e) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(client.get("a")).isEqualTo(bytes("of " + won.indexOf(true)));
    }

    @Test
    void noIncrementBySwapIsLost() throws Exception {
        client.put("count", bytes("0"));
        Worker.together(4, number -> {
            for (int done = 0; done < 250; ) {
                byte[] seen = client.get("count");
                int next = Integer.parseInt(new String(seen, StandardCharsets.UTF_8)) + 1;
                done += client.compareAndSwap("count", seen, bytes(Integer.toString(next))) ? 1 : 0;
            }
            return null;
        });

        assertThat(client.get("count")).isEqualTo(bytes("1000"));
    }
}
