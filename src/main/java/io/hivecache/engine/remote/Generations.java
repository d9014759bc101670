package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which generation of a cache is the current one: what {@code clear} changes, instead of removing entries. It stands in a
 * hash under the cache's own key, {@code hive:<cache>}, beside the former generations whose entries are still to be
 * unlinked; all JVMs look there several times a second. If that key is lost, the cache begins anew.
 */
final class Generations {
    private static final String CURRENT = "generation";
    private static final String FORMER = "old:";
    private static final String CLEANED_ONCE = "1";
    private static final String MORTAL = "mortal";

    private final String cacheKey;
    private final byte[] key;
    private final Calls calls;
    private volatile @Nullable Space current;
    private volatile Map<String, Boolean> former = Map.of();

    /** Creates the generations of the cache with the given key. */
    Generations(String cacheKey, Calls calls) {
        this.cacheKey = cacheKey;
        this.key = cacheKey.getBytes(StandardCharsets.UTF_8);
        this.calls = calls;
    }

    /** The keys of the current generation; asks the server if it is not known yet. */
    Space current() {
        Space known = current;
        return known == null ? open("") : known;
    }

    /** Nobody waits here but for a reply of its own: all who ask together are told the same. */
    private Space open(String lost) {
        Object reply = calls.call(Script.OPEN.on(key, ascii(Space.newGeneration()), ascii(lost)));
        synchronized (this) {
            Space known = current;
            return known == null || known.generation().equals(lost) ? become((byte[]) reply) : known;
        }
    }

    private Space become(byte @Nullable [] reply) {
        String generation = reply == null ? "" : new String(reply, StandardCharsets.US_ASCII);
        Space known = current;
        if (known == null || !known.generation().equals(generation)) {
            known = new Space(cacheKey, generation);
            current = known;
        }
        return known;
    }

    /**
     * Makes known, before the first key of the current generation gets a deadline, that this may be so: until then many keys
     * may be overwritten by a command that keeps no deadlines. Another JVM knows it when it looks next.
     */
    void expectDeadlines(Lifetime lifetime) {
        Space space = current();
        if (!space.isMortal() && mayExpire(lifetime)) {
            calls.call(Request.change(
                    CommandType.HSET, Request.args(key).add(ascii(MORTAL)).add(ascii(space.generation()))));
            space.becomeMortal();
        }
    }

    private static boolean mayExpire(Lifetime lifetime) {
        return !(lifetime instanceof Lifetime.Fixed fixed)
                || isFinite(fixed.creation())
                || isFinite(fixed.update())
                || isFinite(fixed.access());
    }

    private static boolean isFinite(long life) {
        return life > 0 && life != Lifetime.NEVER;
    }

    /** Begins a new generation. */
    synchronized void clear() {
        byte[] next = ascii(Space.newGeneration());
        calls.call(Script.CLEAR.on(key, next));
        become(next);
    }

    /** Asks which generation is the current one, and which were before. */
    Request look() {
        return Request.read(CommandType.HGETALL, Request.args(key));
    }

    /** Takes the reply to {@link #look}, unless this JVM has begun a new generation since. */
    synchronized void saw(@Nullable Object reply, @Nullable Space before) {
        if (before == null || before != current) {
            return;
        }
        byte[] generation = null;
        String mortal = "";
        Map<String, Boolean> left = new HashMap<>();
        List<?> fields = reply == null ? List.of() : (List<?>) reply;
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            String field = text(fields.get(i));
            if (field.equals(CURRENT)) {
                generation = (byte[]) fields.get(i + 1);
            } else if (field.equals(MORTAL)) {
                mortal = text(fields.get(i + 1));
            } else if (field.startsWith(FORMER)) {
                left.put(
                        field.substring(FORMER.length()),
                        text(fields.get(i + 1)).equals(CLEANED_ONCE));
            }
        }
        former = Map.copyOf(left);
        Space now = generation == null ? open(before.generation()) : become(generation);
        if (mortal.equals(now.generation())) {
            now.becomeMortal();
        }
        now.looked();
    }

    private static String text(Object reply) {
        return new String((byte[]) reply, StandardCharsets.US_ASCII);
    }

    /** The generations whose entries are still to be unlinked, and whether that was done once already. */
    Map<String, Boolean> former() {
        return former;
    }

    /** The keys of a former generation. */
    Space space(String generation) {
        return new Space(cacheKey, generation);
    }

    /** Notes that the entries of a former generation were unlinked: once, so that late ones are looked for, or for good. */
    void cleaned(String generation, boolean forGood) {
        byte[] field = ascii(FORMER + generation);
        calls.call(
                forGood
                        ? Request.change(CommandType.HDEL, Request.args(key).add(field))
                        : Request.change(
                                CommandType.HSET, Request.args(key).add(field).add(ascii(CLEANED_ONCE))));
    }

    /** The key of the lease that the one who unlinks has; no entry's key, for that has one colon more. */
    byte[] leaseKey() {
        return (cacheKey + ":cleaner").getBytes(StandardCharsets.UTF_8);
    }

    /** What is known of the current generation, or null; asks nobody. */
    @Nullable
    Space known() {
        return current;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
