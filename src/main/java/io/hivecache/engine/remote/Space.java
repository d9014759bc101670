package io.hivecache.engine.remote;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one generation of a cache: {@code hive:<cache>:<generation>:<alias>}, those of leases beside them, whether
 * any entry may have a deadline, and up to which {@link Doubts} the generation is known to have been the current one.
 * Thread-safe.
 */
final class Space {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int LENGTH = 6;

    /** Takes the place of a number of doubts where servers do not tell of changes. */
    static final long UNTRACKED = Long.MAX_VALUE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String generation;
    private final byte[] prefix;
    private final byte[] leasePrefix;
    private volatile boolean mortal;
    private volatile boolean looked;
    private volatile long confirmed;

    /**
     * The keys of a generation of the cache whose own key is given.
     *
     * @param confirmed how many doubts it has outlived; {@link #UNTRACKED} if nobody would raise any
     */
    Space(String cacheKey, String generation, long confirmed) {
        this.generation = generation;
        this.confirmed = confirmed;
        this.prefix = (cacheKey + ':' + generation + ':').getBytes(StandardCharsets.UTF_8);
        this.leasePrefix = (cacheKey + ":lease:" + generation + ':').getBytes(StandardCharsets.UTF_8);
    }

    /** The generation's random name. */
    String generation() {
        return generation;
    }

    /** A new generation's name; that it was used before is less likely than one in a thousand million. */
    static String newGeneration() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** How many doubts the generation has outlived: it was the current one until the next was raised. */
    long confirmed() {
        return confirmed;
    }

    /** It was seen to be the current one after so many doubts, which are no fewer than before. */
    void confirm(long doubts) {
        confirmed = doubts;
    }

    /** Whether servers tell when the generation has ended. */
    boolean isTracked() {
        return confirmed != UNTRACKED;
    }

    /** Whether it is known that no key has a deadline, so that none is lost when content is overwritten. */
    boolean isEternal() {
        return looked && !mortal;
    }

    /** Whether some key may have a deadline, as all JVMs are told. */
    boolean isMortal() {
        return mortal;
    }

    /** From now on some key may have a deadline. */
    void becomeMortal() {
        mortal = true;
    }

    /** What other JVMs have said about deadlines is known from now on. */
    void looked() {
        looked = true;
    }

    /** The key of an alias. */
    byte[] key(String alias) {
        return key(prefix, alias);
    }

    /** The key of the lease on an alias: no entry's key and outside of {@link #pattern}, for no generation is called so. */
    byte[] leaseKey(String alias) {
        return key(leasePrefix, alias);
    }

    private static byte[] key(byte[] prefix, String alias) {
        byte[] name = Escaping.isPlain(alias)
                ? alias.getBytes(StandardCharsets.ISO_8859_1)
                : Escaping.escape(alias).getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(prefix, prefix.length + name.length);
        System.arraycopy(name, 0, key, prefix.length, name.length);
        return key;
    }

    /** The alias of a key that {@link #key} made. */
    String alias(byte[] key) {
        return Escaping.unescape(new String(key, prefix.length, key.length - prefix.length, StandardCharsets.UTF_8));
    }

    /** The alias of a key of any generation, where a cache's own key and a colon have the given length; null if it is none. */
    static @Nullable String aliasAfter(int length, byte[] key) {
        int from = length + LENGTH + 1;
        return key.length < from || key[from - 1] != ':'
                ? null
                : Escaping.unescape(new String(key, from, key.length - from, StandardCharsets.UTF_8));
    }

    /**
     * The glob pattern that matches all these keys and no others whose alias begins with the given text, or with all of it
     * but the first half of a surrogate pair; there is nothing in keys that a glob would expand.
     */
    byte[] pattern(String beginning) {
        int length = beginning.length();
        boolean isCut = length > 0 && Character.isHighSurrogate(beginning.charAt(length - 1));
        byte[] key = key(isCut ? beginning.substring(0, length - 1) : beginning);
        byte[] pattern = Arrays.copyOf(key, key.length + 1);
        pattern[key.length] = '*';
        return pattern;
    }
}
