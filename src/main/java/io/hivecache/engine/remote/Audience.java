package io.hivecache.engine.remote;

import io.hivecache.hive.Interest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all JVMs together want to hear of a cache's changes. For each kind of interest there is a key that lives for
 * {@link #LIFE_MILLIS} and is kept alive by whoever has that interest; everybody looks at the keys at each beat, and so
 * knows whether anything need be told. Until the first look everything is told. Thread-safe.
 */
final class Audience {
    static final long LIFE_MILLIS = 10_000;

    private static final long RENEWAL_NANOS = TimeUnit.MILLISECONDS.toNanos(LIFE_MILLIS / 4);
    private static final Effect HERE = new Effect(Effect.Kind.STORE, LIFE_MILLIS);
    private static final byte[] SOMEBODY = {'1'};

    private final Calls calls;
    private final List<byte[]> keys;
    private volatile Interest mine = Interest.NONE;
    private volatile Interest wanted = Interest.ALL;
    private long renewedAt = System.nanoTime();

    /** Creates the audience of the cache with the given key; no generation is called as the part after that. */
    Audience(String cacheKey, Calls calls) {
        this.calls = calls;
        this.keys = Stream.of("changes", "before", "lapses")
                .map(kind -> (cacheKey + ":audience:" + kind).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** What somebody wants to hear of, as far as this JVM knows. */
    Interest wanted() {
        return wanted;
    }

    /** Makes known what this JVM wants to hear of from now on. */
    synchronized void want(Interest interest) {
        mine = interest;
        wanted = wanted.or(interest);
        renewedAt = System.nanoTime() - RENEWAL_NANOS;
        look();
    }

    /** Looks what others want, and keeps alive what this JVM wants. */
    synchronized void look() {
        List<@Nullable Object> found =
                calls.callAll(keys.stream().map(Commands::get).toList());
        wanted = mine.or(interest(found));
        boolean due = System.nanoTime() - renewedAt >= RENEWAL_NANOS;
        List<Boolean> wants = List.of(mine.changes(), mine.before(), mine.lapses());
        List<Request> renewals = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (wants.get(i) && (due || found.get(i) == null)) {
                renewals.add(Commands.transition(keys.get(i), HERE, HERE, SOMEBODY, false)
                        .request());
            }
        }
        if (!renewals.isEmpty()) {
            calls.callAll(renewals);
            renewedAt = due ? System.nanoTime() : renewedAt;
        }
    }

    private static Interest interest(List<@Nullable Object> found) {
        return new Interest(found.get(0) != null, found.get(1) != null, found.get(2) != null);
    }
}
