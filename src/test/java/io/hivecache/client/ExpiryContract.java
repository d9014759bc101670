package io.hivecache.client;

import static io.hivecache.client.ClientContract.assertAbsent;
import static io.hivecache.client.ClientContract.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long what a {@link RawClient} stores lives, on every engine. */
interface ExpiryContract {
    /** Far longer than a test takes where the time cannot be stopped. */
    Duration LIFE = Duration.ofMinutes(20);

    /** This machine's clock, as far as the client can tell. */
    Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:30Z"), ZoneOffset.UTC);

    /** The client under test, whose clock is {@link #CLOCK}. */
    RawClient client();

    /** Lets the time pass by which entries end. */
    void elapse(Duration time);

    private void assertEndsAfterOneLife() {
        elapse(LIFE.dividedBy(2));
        assertThat(client().contains("a")).isTrue();
        elapse(LIFE.dividedBy(2));
        assertThat(client().contains("a")).isFalse();
    }

    private void assertStays() {
        elapse(Duration.ofDays(10_000));
        assertThat(client().contains("a")).isTrue();
    }

    @Test
    default void whatIsStoredWithoutALifeStays() {
        client().put("a", bytes("1"));
        assertStays();
    }

    @Test
    default void whatIsStoredForALifeEndsWithIt() {
        client().put("a", bytes("1"), LIFE);
        assertEndsAfterOneLife();

        client().update("a", bytes("1"), LIFE);
        assertEndsAfterOneLife();

        client().updateAll(Map.of("a", bytes("1")), LIFE);
        assertEndsAfterOneLife();
    }

    @Test
    default void whatIsOverwrittenGetsANewLife() {
        client().put("a", bytes("1"));
        client().update("a", bytes("2"), LIFE);
        assertEndsAfterOneLife();

        client().put("a", bytes("1"));
        client().updateAll(Map.of("a", bytes("2")), LIFE);
        assertEndsAfterOneLife();

        client().put("a", bytes("1"));
        client().getAndUpdate("a", bytes("2"), LIFE);
        assertEndsAfterOneLife();

        client().put("a", bytes("1"));
        client().compareAndSwap("a", bytes("1"), bytes("2"), LIFE);
        assertEndsAfterOneLife();
    }

    @Test
    default void whatIsOverwrittenWithoutALifeStays() {
        client().put("a", bytes("1"), LIFE);
        client().update("a", bytes("2"));
        assertStays();

        client().expireAfter("a", LIFE);
        client().updateAll(Map.of("a", bytes("2")));
        assertStays();

        client().expireAfter("a", LIFE);
        client().getAndUpdate("a", bytes("3"));
        assertStays();

        client().expireAfter("a", LIFE);
        client().compareAndSwap("a", bytes("3"), bytes("4"));
        assertStays();
    }

    @Test
    default void neitherReadsNorFailedSwapsChangeTheLife() {
        client().put("a", bytes("1"), LIFE);
        elapse(LIFE.dividedBy(2));
        client().get("a");
        client().compareAndSwap("a", bytes("0"), bytes("2"));
        client().deleteIf("a", bytes("0"));
        client().contains("a");
        elapse(LIFE.dividedBy(2));

        assertThat(client().contains("a")).isFalse();
    }

    @Test
    default void anEntryGetsANewLifeAndKeepsItsContent() {
        client().put("a", bytes("1"));
        client().expireAfter("a", LIFE);

        assertThat(client().get("a")).isEqualTo(bytes("1"));
        assertEndsAfterOneLife();
        assertAbsent(() -> client().expireAfter("a", LIFE));
    }

    @Test
    default void aLifeOfZeroIsForEver() {
        client().put("a", bytes("1"), LIFE);
        client().expireAfter("a", Duration.ZERO);
        assertStays();
    }

    @Test
    default void anEntryEndsAtAMoment() {
        client().put("a", bytes("1"));
        client().expireAt("a", CLOCK.instant().plus(LIFE));
        assertEndsAfterOneLife();
        assertAbsent(() -> client().expireAt("a", CLOCK.instant().plus(LIFE)));
    }

    @Test
    default void anEntryWhoseMomentHasPassedEndsAtOnce() {
        client().put("a", bytes("1"));
        client().expireAt("a", CLOCK.instant().minusMillis(1));
        assertThat(client().contains("a")).isFalse();

        client().put("a", bytes("1"));
        client().expireAt("a", CLOCK.instant());
        assertThat(client().contains("a")).isFalse();
    }

    @Test
    default void theEpochIsNever() {
        client().put("a", bytes("1"), LIFE);
        client().expireAt("a", Instant.EPOCH);
        assertStays();
    }
}
