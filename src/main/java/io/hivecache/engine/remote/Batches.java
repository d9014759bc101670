package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: in chunks, each chunk sent to all nodes before the first reply is awaited. One server
 * gets one command with many keys where there is such a command.
 */
final class Batches {
    /** How many entries travel at once. */
    static final int CHUNK = 1_000;

    private final Calls calls;
    private final Servers servers;

    /** Creates the batches over calls to servers. */
    Batches(Calls calls, Servers servers) {
        this.calls = calls;
        this.servers = servers;
    }

    /** Content by alias. */
    Map<String, byte[]> getAll(Collection<String> aliases, Space space, Effect touch) {
        Map<String, byte[]> found = new LinkedHashMap<>(aliases.size() * 4 / 3 + 1);
        chunks(aliases, chunk -> {
            List<@Nullable Object> replies = touch.isNothing() ? get(chunk, space) : touch(chunk, space, touch);
            for (int i = 0; i < replies.size(); i++) {
                if (replies.get(i) instanceof byte[] content) {
                    found.put(chunk.get(i), content);
                }
            }
            return 0;
        });
        return found;
    }

    private List<@Nullable Object> get(List<String> aliases, Space space) {
        if (!servers.isSingle()) {
            return each(aliases, alias -> Commands.get(space.key(alias)));
        }
        return list(calls.call(Request.read(CommandType.MGET, keys(aliases, space))));
    }

    private List<@Nullable Object> touch(List<String> aliases, Space space, Effect touch) {
        return each(
                aliases,
                alias -> Commands.transition(space.key(alias), Effect.NOTHING, touch, null, true)
                        .request());
    }

    /** Stores content under each alias; answers how many were stored. */
    int updateAll(Map<String, byte[]> contents, Space space, Lifetime.Fixed lifetime) {
        Effect absent = Effect.of(Verb.WRITE, false, lifetime);
        Effect present = Effect.of(Verb.WRITE, true, lifetime);
        return chunks(contents.keySet(), chunk -> {
            List<Commands.Step> steps = new ArrayList<>(chunk.size());
            for (String alias : chunk) {
                steps.add(Commands.transition(space.key(alias), absent, present, contents.get(alias), false));
            }
            List<@Nullable Object> replies =
                    calls.callAll(steps.stream().map(Commands.Step::request).toList());
            int stored = 0;
            for (int i = 0; i < replies.size(); i++) {
                boolean wasThere = steps.get(i).found().in(replies.get(i)) != null;
                stored += wasThere || !absent.isNothing() ? 1 : 0;
            }
            return stored;
        });
    }

    /** Removes; answers how many were there. */
    int deleteAll(Collection<String> aliases, Space space) {
        return chunks(aliases, chunk -> {
            if (servers.isSingle()) {
                return count(calls.call(Request.change(CommandType.DEL, keys(chunk, space))));
            }
            int deleted = 0;
            for (Object reply : each(chunk, alias -> Request.change(CommandType.DEL, Request.args(space.key(alias))))) {
                deleted += count(reply);
            }
            return deleted;
        });
    }

    private List<@Nullable Object> each(List<String> aliases, Function<String, Request> request) {
        return calls.callAll(aliases.stream().map(request).toList());
    }

    private static CommandArgs<byte[], byte[]> keys(List<String> aliases, Space space) {
        CommandArgs<byte[], byte[]> args = Request.noArgs();
        aliases.forEach(alias -> args.addKey(space.key(alias)));
        return args;
    }

    private static int count(@Nullable Object reply) {
        return reply instanceof Long count ? count.intValue() : 0;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(@Nullable Object reply) {
        return reply == null ? List.of() : (List<@Nullable Object>) reply;
    }

    private static int chunks(Collection<String> aliases, Function<List<String>, Integer> action) {
        List<String> all = List.copyOf(aliases);
        int sum = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            sum += action.apply(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return sum;
    }
}
