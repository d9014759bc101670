package io.hivecache.engine.remote;

import io.hivecache.hive.HiveException;
import io.hivecache.hive.Lease;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The leases that a hive has taken: for each alias a key beside its entry, which holds a token of its owner's and expires.
 * Only who finds its own token there removes it, so that a lease that has ended takes nothing from its successor.
 */
final class Leases {
    private final Calls calls;
    private final ConcurrentHashMap<String, String> mine = new ConcurrentHashMap<>();

    /** Creates the leases of a hive, which has none yet. */
    Leases(Calls calls) {
        this.calls = calls;
    }

    /** Takes what is free, for aliases that the calling thread holds. */
    Lease<String> take(Collection<? extends String> aliases, Space space, long millis) {
        String token = UUID.randomUUID().toString();
        List<String> wanted = new ArrayList<>(aliases);
        wanted.removeIf(mine::containsKey);
        Effect lease = new Effect(Effect.Kind.STORE, millis);
        List<@Nullable Object> replies = inChunks(wanted.stream()
                .map(alias -> Commands.transition(space.leaseKey(alias), lease, Effect.NOTHING, content(token), false)
                        .request())
                .toList());
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i) != null) {
                mine.put(wanted.get(i), token);
            }
        }
        return new Taken(wanted, space, token);
    }

    private List<@Nullable Object> inChunks(List<Request> requests) {
        List<@Nullable Object> replies = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += Batches.CHUNK) {
            replies.addAll(calls.callAll(requests.subList(from, Math.min(requests.size(), from + Batches.CHUNK))));
        }
        return replies;
    }

    private static byte[] content(String token) {
        return token.getBytes(StandardCharsets.US_ASCII);
    }

    private final class Taken implements Lease<String> {
        private final List<String> asked;
        private final Space space;
        private final String token;

        private Taken(List<String> asked, Space space, String token) {
            this.asked = asked;
            this.space = space;
            this.token = token;
        }

        @Override
        public boolean covers(String alias) {
            return mine.containsKey(alias);
        }

        @Override
        public void close() {
            List<Request> releases = asked.stream()
                    .filter(alias -> mine.remove(alias, token))
                    .map(space::leaseKey)
                    .map(key -> Commands.compare(key, content(token), Effect.NOTHING, Effect.REMOVE, null))
                    .toList();
            try {
                inChunks(releases);
            } catch (HiveException e) {
                // the servers end the lease when its time is over
            }
        }
    }
}
