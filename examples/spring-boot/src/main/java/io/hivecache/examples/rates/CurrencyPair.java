package io.hivecache.examples.rates;

import java.io.Serializable;

/** Two currencies by their ISO codes, such as EUR and USD: the key of a rate. */
public record CurrencyPair(String base, String quote) implements Serializable {
    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
