package io.hivecache.bench.load;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/** A value that nobody can change: a record of immutable components. */
public record Customer(UUID id, String name, LocalDate since, Tier tier) implements Serializable {
    /** What a customer has come to. */
    public enum Tier {
        BRONZE,
        SILVER,
        GOLD
    }

    static Customer number(int number) {
        Tier[] tiers = Tier.values();
        return new Customer(
                new UUID(number, ~number),
                "Customer " + number,
                LocalDate.ofEpochDay(number % 20_000),
                tiers[number % tiers.length]);
    }
}
