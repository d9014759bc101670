package io.hivecache.engine.remote;

import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.Lifetime;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out operations on the current generation of a cache: once, and again if another JVM had cleared the cache before.
 *
 * <p>What was done to a generation after its end has changed nothing that anybody sees, so that to do it again, on the next
 * one, is to do it once. That it came after the end is known from the reply: the server has pushed a doubt before it
 * ({@link Generations}), and a new look finds another generation. A reply without a doubt before it is of the time when the
 * generation was the current one, and stands. So do all replies where servers do not push. Only if the cache's key changed
 * twice within a round trip, and only the second time by a clear, may an operation between the two be done twice.
 *
 * <p>Thread-safe.
 */
final class Attempts {
    private final String cache;
    private final Generations generations;
    private final Holdings holdings;
    private final Calls calls;

    /** Creates the attempts of a cache. */
    Attempts(String cache, Generations generations, Holdings holdings, Calls calls) {
        this.cache = cache;
        this.generations = generations;
        this.holdings = holdings;
        this.calls = calls;
    }

    /**
     * Carries out an operation.
     *
     * @param alias what it names, if the caller may hold that; or null
     * @throws HiveTimeout if the cache was cleared again and again meanwhile; nothing was changed
     */
    <T extends @Nullable Object> T on(@Nullable String alias, Function<Attempt, T> operation) {
        long began = 0;
        while (true) {
            try {
                return operation.apply(begin(alias));
            } catch (GenerationEnded e) {
                began = began == 0 ? System.nanoTime() : began;
                if (System.nanoTime() - began > calls.timeoutNanos()) {
                    throw new HiveTimeout("cache '" + cache + "': other JVMs cleared it each time before this one was "
                            + "done, for " + TimeUnit.NANOSECONDS.toMillis(calls.timeoutNanos())
                            + " ms; clear it less often, or raise command-timeout");
                }
            }
        }
    }

    /** A try on the current generation, or on the one that the caller, who may hold the alias, goes on with. */
    Attempt begin(@Nullable String alias) {
        Space kept = alias == null ? null : holdings.kept(alias);
        return new Attempt(this, kept == null ? generations.current() : kept, alias);
    }

    boolean keeps(@Nullable String alias, Space space) {
        Space kept = alias == null ? null : holdings.kept(alias);
        return kept != null && kept.generation().equals(space.generation());
    }

    boolean wasCurrent(Space space, Sent replied) {
        return generations.wasCurrent(space, replied);
    }

    byte @Nullable [] currentKey() {
        return generations.keyForScripts();
    }

    void ended(Space space) {
        generations.ended(space);
    }

    void expectDeadlines(Space space, Lifetime lifetime) {
        generations.expectDeadlines(space, lifetime);
    }

    Doubts doubts() {
        return generations.doubts();
    }

    /** Calls for reads whose next change is to be pushed. */
    Calls tracking() {
        return generations.tracking();
    }

    Calls calls() {
        return calls;
    }
}
