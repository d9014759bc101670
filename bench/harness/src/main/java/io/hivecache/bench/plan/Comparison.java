package io.hivecache.bench.plan;

import java.util.Set;

/**
 * What Hivecache's figures are divided by.
 *
 * @param title names it
 * @param others the ids of the providers of which the best counts; empty for all others
 */
public record Comparison(String title, Set<String> others) {
    /** Returns whether a provider takes part. */
    public boolean includes(String provider) {
        return !provider.equals(ProviderModule.SUBJECT) && (others.isEmpty() || others.contains(provider));
    }
}
