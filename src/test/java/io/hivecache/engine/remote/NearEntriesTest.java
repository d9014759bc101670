package io.hivecache.engine.remote;

import static io.hivecache.engine.remote.RemoteEngines.bytes;
import static io.hivecache.engine.remote.RemoteEngines.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept, for how long, and how much of it. */
class NearEntriesTest {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final NearEntries entries = new NearEntries("hive:copied", 3);
    private final Space space = new Space("hive:copied", "AAAAAA", 0);

    private NearEntries.Near copy(String alias, long began, long life) {
        return new NearEntries.Near(alias, space, bytes("content"), began, life);
    }

    private void keep(String alias) {
        entries.put(copy(alias, 0, FOR_EVER), entries.ticket(alias));
    }

    private String read(String alias, long now) {
        return text(entries.get(alias, space, now));
    }

    @Test
    void aTicketIsWorthlessAfterAChange() {
        long ticket = entries.ticket("one");
        entries.changed("one");
        entries.put(copy("one", 0, FOR_EVER), ticket);

        assertThat(read("one", 0)).isNull();
        assertThat(entries.size()).isZero();
    }

    @Test
    void allTicketsAreWorthlessWhenAllMayHaveChanged() {
        keep("kept");
        long ticket = entries.ticket("one");
        entries.keyChanged(null);
        entries.put(copy("one", 0, FOR_EVER), ticket);

        assertThat(read("one", 0)).isNull();
        assertThat(read("kept", 0)).isNull();
        assertThat(entries.size()).isZero();
    }

    @Test
    void aPushedKeyIsThatOfTheAliasInAnyGeneration() {
        keep("a:b");
        entries.keyChanged(new Space("hive:other", "BBBBBB", 0).key("a:b"));
        assertThat(read("a:b", 0)).isEqualTo("content");

        entries.keyChanged(new Space("hive:copied", "BBBBBB", 0).key("a:b"));
        assertThat(read("a:b", 0)).isNull();
    }

    /** A replaced, ended or changed copy takes no room, nor does its content. */
    @Test
    void nothingIsHeldThatIsNotThere() {
        for (int i = 0; i < 100; i++) {
            keep("one");
            keep("one");
            assertThat(entries.size()).isEqualTo(1);
            entries.changed("one");
            assertThat(entries.size()).isZero();
        }
        entries.put(copy("one", 0, 5), entries.ticket("one"));
        assertThat(read("one", 4)).isEqualTo("content");
        assertThat(read("one", 5)).isNull();
        assertThat(entries.size()).isZero();
    }

    @Test
    void thereAreNoMoreThanTheBound() {
        keep("read");
        for (int i = 0; i < 100; i++) {
            read("read", 0);
            keep("alias " + i);
            assertThat(entries.size()).isLessThanOrEqualTo(3);
        }
        assertThat(read("read", 0)).isEqualTo("content");
        assertThat(read("alias 99", 0)).isEqualTo("content");
        assertThat(read("alias 0", 0)).isNull();
    }

    /** Nobody has asked for its deadline. */
    @Test
    void whatIsEternalLikeAllIsSoAsLongAsAllAre() {
        space.looked();
        entries.put(copy("one", 0, NearEntries.Near.ETERNAL_AS_ALL), entries.ticket("one"));
        assertThat(read("one", Long.MAX_VALUE)).isEqualTo("content");

        space.becomeMortal();
        assertThat(read("one", 0)).isNull();
    }

    @Test
    void aCopyEndsWithItsGeneration() {
        keep("one");
        assertThat(entries.get("one", new Space("hive:copied", "BBBBBB", 0), 0)).isNull();
        assertThat(entries.size()).isZero();
    }
}
