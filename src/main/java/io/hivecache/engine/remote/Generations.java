package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which generation of a cache is the current one: what {@code clear} changes, instead of removing entries. It stands in a
 * hash under the cache's own key, {@code hive:<cache>}, beside the former generations whose entries are still to be
 * unlinked ({@link CacheRecord}). If that key is lost, the cache begins anew. Thread-safe.
 *
 * <p>What another JVM has cleared must be known here before anything is acknowledged that was done to the former generation.
 * Therefore the hash is read in such a way that the server pushes its next change ({@link TrackedConnection}). A push is a
 * doubt, no more: the hash may have changed in other fields. Whoever meets a doubt, before a command or behind its reply,
 * reads again ({@link #look}), and so finds what has become of the generation, and is told of the next change. Over one
 * connection this leaves no gap, since the server sends a push before the reply to whatever it carries out after the change;
 * on a Cluster the hash and an entry may lie on two servers, and the reply of the one may overtake the push of the other.
 *
 * <p>All hashes are also read several times a second ({@link #saw}). Nothing else tells of a clear if the server does not
 * track what is read, or the user may not ask for that.
 */
final class Generations {
    private final String cacheKey;
    private final byte[] key;
    private final Calls calls;
    private final Servers servers;
    private final Doubts doubts;
    private volatile @Nullable Space current;
    private volatile Map<String, Boolean> former = Map.of();

    /** Creates the generations of the cache with the given key. */
    Generations(String cacheKey, Calls calls, Servers servers) {
        this(cacheKey, calls, servers, key -> {});
    }

    /**
     * Creates the generations of the cache with the given key.
     *
     * @param others hears which other keys that were read so change, or null for all
     */
    Generations(String cacheKey, Calls calls, Servers servers, Consumer<byte @Nullable []> others) {
        this.cacheKey = cacheKey;
        this.key = cacheKey.getBytes(StandardCharsets.UTF_8);
        this.calls = calls;
        this.servers = servers;
        this.doubts = new Doubts(key, others);
    }

    /** The keys of the current generation; asks the server if it is not known or doubtful. */
    Space current() {
        Space known = current;
        return known != null && doubts.count() <= known.confirmed() ? known : look();
    }

    /** The doubts about which generation is the current one. */
    Doubts doubts() {
        return doubts;
    }

    /** Whether the reply is of a time when the generation was the current one; asks the server if that is doubtful. */
    boolean wasCurrent(Space space, Sent replied) {
        return replied.doubtsAtReply() <= space.confirmed()
                || current().generation().equals(space.generation());
    }

    /**
     * Reads which generation is the current one, and asks to be told when that changes. Nobody waits here but for replies
     * of its own: all who ask together are told the same.
     */
    private Space look() {
        while (true) {
            Space before = current;
            Sent read = tracking().finish(read());
            CacheRecord seen = CacheRecord.of(read.reply());
            if (seen.generation() != null) {
                return take(seen.generation(), seen, read, before);
            }
            String lost = before == null ? "" : before.generation();
            calls.call(Script.OPEN.on(key, ascii(Space.newGeneration()), ascii(lost)));
        }
    }

    /** A script has found that a generation is not the current one: asks the server, unless another is known by now. */
    void ended(Space space) {
        if (current == space) {
            look();
        }
    }

    /** The key under which a script on any entry's key finds the current generation, or null if it cannot. */
    byte @Nullable [] keyForScripts() {
        return servers.isSingle() ? key : null;
    }

    /** Calls for reads whose next change is to be pushed. */
    Calls tracking() {
        return calls.over(servers.tracking());
    }

    /** Takes what was read, unless something newer is known. */
    private synchronized Space take(String generation, CacheRecord seen, Sent read, @Nullable Space before) {
        Space known = current;
        if (known == null || isNewer(read, known, known == before)) {
            long confirmed = read.isTracked() ? read.doubtsAtReply() : Space.UNTRACKED;
            if (known != null
                    && known.isTracked() == read.isTracked()
                    && known.generation().equals(generation)) {
                known.confirm(confirmed);
            } else {
                known = new Space(cacheKey, generation, confirmed);
                current = known;
            }
        }
        note(seen, known);
        return known;
    }

    private static boolean isNewer(Sent read, Space known, boolean isSame) {
        if (!read.isTracked() || !known.isTracked()) {
            return isSame || read.isTracked();
        }
        return read.doubtsAtReply() > known.confirmed() || (isSame && read.doubtsAtReply() == known.confirmed());
    }

    private void note(CacheRecord seen, Space space) {
        if (space.generation().equals(seen.generation())) {
            former = seen.former();
            if (space.generation().equals(seen.mortal())) {
                space.becomeMortal();
            }
            space.looked();
        }
    }

    /** Asks which generation is the current one, and which were before. */
    Request read() {
        return Request.read(CommandType.HGETALL, Request.args(key)).under(doubts);
    }

    /** Takes the reply to {@link #read}, unless this JVM has begun a new generation since; answers what it says. */
    CacheRecord saw(Sent read, @Nullable Space before) {
        CacheRecord seen = CacheRecord.of(read.reply());
        if (before == null || before != current) {
            return seen;
        }
        boolean mayBeTracked = !before.isTracked() && servers.tracks();
        boolean isSame = before.generation().equals(seen.generation());
        if (mayBeTracked || !isSame || read.doubtsAtReply() > before.confirmed()) {
            look();
        } else {
            note(seen, before);
        }
        return seen;
    }

    /**
     * Makes known, before the first key of a generation gets a deadline, that this may be so: until then many keys may be
     * overwritten by a command that keeps no deadlines. Another JVM knows it when it looks next.
     */
    void expectDeadlines(Space space, Lifetime lifetime) {
        if (!space.isMortal() && mayExpire(lifetime)) {
            calls.call(Request.change(
                    CommandType.HSET,
                    Request.args(key).add(ascii(CacheRecord.MORTAL)).add(ascii(space.generation()))));
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

    /**
     * Begins a new generation.
     *
     * @param inUse whether somebody goes on with the former one, so that its entries are unlinked only after a grace
     * @return the former one, or null if there was none
     */
    @Nullable
    Space clear(boolean inUse) {
        String next = Space.newGeneration();
        String mark = inUse ? CacheRecord.CLEANED_ONCE : CacheRecord.TO_CLEAN;
        byte[] ended = (byte[]) calls.call(Script.CLEAR.on(key, ascii(next), ascii(mark)));
        begin(next);
        return ended == null ? null : space(new String(ended, StandardCharsets.US_ASCII));
    }

    /** What is tracked is read again, since what another JVM has begun meanwhile may be the current one. */
    private synchronized void begin(String next) {
        Space known = current;
        if (known == null || !known.isTracked()) {
            current = new Space(cacheKey, next, Space.UNTRACKED);
        } else {
            doubts.raise();
        }
    }

    /** The generations whose entries are still to be unlinked, and whether that was done once already. */
    Map<String, Boolean> former() {
        return former;
    }

    /** The keys of a former generation. */
    Space space(String generation) {
        return new Space(cacheKey, generation, 0);
    }

    /** Notes that the entries of a former generation were unlinked: once, so that late ones are looked for, or for good. */
    void cleaned(String generation, boolean forGood) {
        byte[] field = ascii(CacheRecord.FORMER + generation);
        calls.call(
                forGood
                        ? Request.change(CommandType.HDEL, Request.args(key).add(field))
                        : Request.change(
                                CommandType.HSET, Request.args(key).add(field).add(ascii(CacheRecord.CLEANED_ONCE))));
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
