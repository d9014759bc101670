package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: in chunks, each chunk sent to all nodes before the first reply is awaited. One server
 * gets one command with many keys where there is such a command.
 */
final class Batches {
    /** How many entries travel at once. */
    static final int CHUNK = 1_000;

    /** How many bytes a single server is given to store by one script, during which it serves nobody else. */
    private static final long MOST_BYTES_AS_ONE = 1 << 20;

    private final Calls calls;
    private final Servers servers;

    /** Creates the batches over calls to servers. */
    Batches(Calls calls, Servers servers) {
        this.calls = calls;
        this.servers = servers;
    }

    /** The content of each alias, or null. */
    List<byte @Nullable []> getAll(List<? extends String> aliases, Space space, Effect touch) {
        List<byte @Nullable []> found = new ArrayList<>(aliases.size());
        chunks(aliases, chunk -> {
            for (Object reply : touch.isNothing() ? get(chunk, space) : touch(chunk, space, touch)) {
                found.add((byte[]) reply);
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
            boolean asOne = servers.isSingle() && absent.stores() && present.stores() && isSmall(chunk, contents);
            return asOne
                    ? storeAsOne(chunk, contents, space, absent, present)
                    : storeEach(chunk, contents, space, absent, present);
        });
    }

    private static boolean isSmall(List<String> aliases, Map<String, byte[]> contents) {
        long bytes = 0;
        for (String alias : aliases) {
            bytes += content(alias, contents).length;
        }
        return bytes <= MOST_BYTES_AS_ONE;
    }

    private static byte[] content(String alias, Map<String, byte[]> contents) {
        return Objects.requireNonNull(contents.get(alias));
    }

    /** By MSET where nothing has a deadline nor gets one, else by a script. */
    private int storeAsOne(
            List<String> aliases, Map<String, byte[]> contents, Space space, Effect absent, Effect present) {
        boolean eternal = absent.life() == Lifetime.NEVER
                && (present.life() == Lifetime.NEVER || (present.life() == Lifetime.SAME && space.isEternal()));
        if (eternal) {
            CommandArgs<byte[], byte[]> args = Request.noArgs();
            aliases.forEach(alias -> args.addKey(space.key(alias)).addValue(content(alias, contents)));
            calls.call(Request.change(CommandType.MSET, args));
            return aliases.size();
        }
        List<byte[]> arguments = new ArrayList<>(aliases.size() + 2);
        arguments.add(present.lifeCode().getBytes(StandardCharsets.US_ASCII));
        arguments.add(absent.lifeCode().getBytes(StandardCharsets.US_ASCII));
        aliases.forEach(alias -> arguments.add(content(alias, contents)));
        return count(
                calls.call(Script.UPDATE_ALL.on(aliases.stream().map(space::key).toList(), arguments)));
    }

    private int storeEach(
            List<String> aliases, Map<String, byte[]> contents, Space space, Effect absent, Effect present) {
        List<Commands.Step> steps = aliases.stream()
                .map(alias -> Commands.transition(space.key(alias), absent, present, content(alias, contents), false))
                .toList();
        List<@Nullable Object> replies =
                calls.callAll(steps.stream().map(Commands.Step::request).toList());
        int stored = 0;
        for (int i = 0; i < replies.size(); i++) {
            boolean wasThere = steps.get(i).found().in(replies.get(i)) != null;
            stored += wasThere || !absent.isNothing() ? 1 : 0;
        }
        return stored;
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

    private static int chunks(Collection<? extends String> aliases, Function<List<String>, Integer> action) {
        List<String> all = List.copyOf(aliases);
        int sum = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            sum += action.apply(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return sum;
    }
}
