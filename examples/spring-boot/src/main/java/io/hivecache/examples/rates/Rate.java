package io.hivecache.examples.rates;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;

/** What one unit of the base currency costs in the other. */
public record Rate(CurrencyPair pair, BigDecimal value, Instant asOf) implements Serializable {}
