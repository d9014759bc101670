package io.hivecache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Another form of keys, under whose aliases nothing counts as there if they cannot be decoded. Thread-safe.
 *
 * @param <A> the type of aliases
 */
public final class DecodableKeys<K, A> implements Form<K, A> {
    private final Form<K, A> form;
    private final Runnable undecodable;

    /**
     * Creates the form.
     *
     * @param form the other form
     * @param undecodable hears of aliases that cannot be decoded, each time when one is met
     */
    public DecodableKeys(Form<K, A> form, Runnable undecodable) {
        this.form = form;
        this.undecodable = undecodable;
    }

    @Override
    public A toContent(K key) {
        return form.toContent(key);
    }

    @Override
    public A toProbe(K key) {
        return form.toProbe(key);
    }

    @Override
    public K toObject(A alias) {
        return form.toObject(alias);
    }

    @Override
    public @Nullable A decodable(A alias) {
        try {
            form.toObject(alias);
            return alias;
        } catch (RuntimeException e) {
            undecodable.run();
            return null;
        }
    }

    @Override
    public boolean matches(A alias, A probe) {
        return form.matches(alias, probe);
    }
}
