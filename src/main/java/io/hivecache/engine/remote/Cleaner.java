package io.hivecache.engine.remote;

import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Unlinks the entries of former generations of a cache, in the background, and once more after a grace for what JVMs that
 * had not heard of the clear stored meanwhile. One JVM does so at a time, the one that has the lease; if it dies, the next
 * goes on when the lease has ended. For one thread.
 *
 * <p>Keys are looked for a page at a time, and unlinked many at once. After each step it rests nine times as long as that
 * took, so that a server spends a tenth of its time on this at most, and less when it is busy: the step takes longer then.
 */
final class Cleaner {
    /** Longer than any JVM takes to notice a clear and to end what it had begun. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final long LEASE_MILLIS = 10_000;
    private static final long RENEWAL_NANOS = TimeUnit.MILLISECONDS.toNanos(LEASE_MILLIS / 4);
    private static final int AT_ONCE = 1_000;
    private static final int REST = 9;
    private static final long SHORTEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Effect LEASE = new Effect(Effect.Kind.STORE, LEASE_MILLIS);
    private static final Effect RENEWAL = new Effect(Effect.Kind.EXPIRE, LEASE_MILLIS);

    private final Generations generations;
    private final Calls calls;
    private final Servers servers;
    private final BooleanSupplier closed;
    private final Duration grace;
    private final byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final Map<String, Long> cleanedOnce = new HashMap<>();

    /** Creates the cleaner of a cache. */
    Cleaner(Generations generations, Calls calls, Servers servers, BooleanSupplier closed, Duration grace) {
        this.generations = generations;
        this.calls = calls;
        this.servers = servers;
        this.closed = closed;
        this.grace = grace;
    }

    /** Cleans what is due, if no other JVM does. */
    void clean() {
        Map<String, Boolean> former = generations.former();
        cleanedOnce.keySet().retainAll(former.keySet());
        List<String> due = former.entrySet().stream()
                .filter(entry -> isDue(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (due.isEmpty() || !take()) {
            return;
        }
        try {
            for (String generation : due) {
                unlinkAll(generation);
            }
        } finally {
            release();
        }
    }

    private boolean isDue(String generation, boolean wasCleaned) {
        long now = System.nanoTime();
        if (wasCleaned) {
            cleanedOnce.putIfAbsent(generation, now);
        }
        Long first = cleanedOnce.get(generation);
        return first == null || now - first >= grace.toNanos();
    }

    private void unlinkAll(String generation) {
        boolean again = cleanedOnce.containsKey(generation);
        long leasedAt = System.nanoTime();
        Keys keys = new Keys(
                (request, master) -> calls.over(master).call(request),
                servers.masters(),
                generations.space(generation).pattern(""));
        List<byte[]> found = new ArrayList<>();
        while (keys.hasNext()) {
            long began = System.nanoTime();
            found.addAll(keys.next());
            if (found.size() >= AT_ONCE || !keys.hasNext()) {
                unlink(found);
                found.clear();
            }
            rest(System.nanoTime() - began);
            if (closed.getAsBoolean()) {
                return;
            }
            if (System.nanoTime() - leasedAt > RENEWAL_NANOS) {
                if (!renew()) {
                    return;
                }
                leasedAt = System.nanoTime();
            }
        }
        generations.cleaned(generation, again);
        cleanedOnce.put(generation, System.nanoTime());
    }

    private static void rest(long took) {
        LockSupport.parkNanos(Math.max(SHORTEST_REST_NANOS, Math.min(LONGEST_REST_NANOS, REST * took)));
    }

    private void unlink(List<byte[]> keys) {
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            unlinkAtOnce(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
        }
    }

    private void unlinkAtOnce(List<byte[]> keys) {
        if (servers.isSingle()) {
            CommandArgs<byte[], byte[]> all = Request.noArgs();
            keys.forEach(all::addKey);
            calls.call(Request.change(CommandType.UNLINK, all));
        } else {
            calls.callAll(keys.stream()
                    .map(key -> Request.change(CommandType.UNLINK, Request.args(key)))
                    .toList());
        }
    }

    private boolean take() {
        Object reply = calls.call(Commands.transition(generations.leaseKey(), LEASE, Effect.NOTHING, token, false)
                .request());
        return reply != null;
    }

    private boolean renew() {
        return ifMine(RENEWAL) instanceof Long;
    }

    private void release() {
        if (!closed.getAsBoolean()) {
            ifMine(Effect.REMOVE);
        }
    }

    private @Nullable Object ifMine(Effect effect) {
        return calls.call(Commands.compare(generations.leaseKey(), token, Effect.NOTHING, effect, null));
    }
}
