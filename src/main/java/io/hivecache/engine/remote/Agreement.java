package io.hivecache.engine.remote;

import io.hivecache.hive.Format;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That all JVMs with a cache open take its content for the same. The first says what it is, in the hash under the cache's
 * own key; whoever opens the cache later compares. Clearing forgets it, since nothing is left that was written before.
 */
final class Agreement {
    private static final System.Logger LOG = System.getLogger(Agreement.class.getName());

    private final String cache;
    private final String cacheKey;
    private final Calls calls;
    private final @Nullable Format mine;
    private volatile boolean joined;
    private volatile boolean told;

    /** Creates the agreement on a cache, of which this JVM may not know what its content is. */
    Agreement(String cache, String cacheKey, Calls calls, @Nullable Format mine) {
        this.cache = cache;
        this.cacheKey = cacheKey;
        this.calls = calls;
        this.mine = mine;
    }

    /**
     * Says what the content is, unless somebody has.
     *
     * @throws HiveException if somebody has said something else
     */
    void join() {
        joined = true;
        if (mine == null) {
            return;
        }
        Format theirs = say(mine);
        if (!theirs.fits(mine)) {
            throw new HiveException(HiveCode.INVALID_OPTION, differing(theirs));
        }
    }

    /** From now on nothing is left that would have to fit. */
    void cleared() {
        joined = true;
    }

    /**
     * Looks at what the cache's hash says: where the servers are connected to late, that is the time to say what
     * the content is. A difference that comes up now is logged, once.
     */
    void saw(CacheRecord seen) {
        if (mine == null || told) {
            return;
        }
        Format theirs = seen.format();
        if (theirs == null && !joined) {
            theirs = say(mine);
        }
        joined = true;
        if (theirs != null && !theirs.fits(mine)) {
            told = true;
            LOG.log(Level.WARNING, differing(theirs));
        }
    }

    private Format say(Format format) {
        byte[] key = utf8(cacheKey);
        List<?> said = (List<?>) calls.call(
                Script.FORMAT.on(key, utf8(format.codec()), utf8(format.keyType()), utf8(format.valueType())));
        return said == null ? format : new Format(text(said.get(0)), text(said.get(1)), text(said.get(2)));
    }

    private String differing(Format theirs) {
        return "cache '" + cache + "' is in use with other content: another JVM has " + theirs + "; this one has "
                + mine
                + ". Give both the same codec and types, or keep them apart by another key-prefix, as for a new version "
                + "that runs beside the old one. If nobody uses the cache any more, remove its keys: '" + cacheKey
                + "' and what begins with '" + cacheKey + ":'";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable Object reply) {
        return reply == null ? Format.ANY : new String((byte[]) reply, StandardCharsets.UTF_8);
    }
}
