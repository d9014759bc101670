package io.hivecache.examples.rates;

import java.io.Serializable;

/** A country by its ISO code, and the currency that is paid with there. */
public record Country(String code, String currency) implements Serializable {}
