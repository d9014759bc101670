package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: in chunks, each chunk sent to all nodes before the first reply is awaited. One server
 * gets one command with many keys where there is such a command.
 */
final class Batches {
    /** How many entries travel at once. */
    static final int CHUNK = 1_000;

    /** How many bytes a single server is given to store by one command, during which it serves nobody else. */
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
        inChunks(keys(aliases, space), chunk -> {
            for (Object reply : touch.isNothing() ? get(chunk) : touch(chunk, touch)) {
                found.add((byte[]) reply);
            }
            return 0;
        });
        return found;
    }

    private List<@Nullable Object> get(List<byte[]> keys) {
        return servers.isSingle()
                ? list(calls.call(Request.read(CommandType.MGET, args(keys))))
                : each(keys, Commands::get);
    }

    private List<@Nullable Object> touch(List<byte[]> keys, Effect touch) {
        return each(
                keys,
                key -> Commands.transition(key, Effect.NOTHING, touch, null, true)
                        .request());
    }

    /** Stores content under each alias; answers how many were stored. */
    int updateAll(Map<String, byte[]> contents, Space space, Lifetime.Fixed lifetime) {
        Effect absent = Effect.of(Verb.WRITE, false, lifetime);
        Effect present = Effect.of(Verb.WRITE, true, lifetime);
        boolean eternal = absent.stores()
                && present.stores()
                && absent.life() == Lifetime.NEVER
                && (present.life() == Lifetime.NEVER || (present.life() == Lifetime.SAME && space.isEternal()));
        List<Content> all = new ArrayList<>(contents.size());
        contents.forEach((alias, content) -> all.add(new Content(space.key(alias), content)));
        return inChunks(all, chunk -> {
            boolean small = bytes(chunk) <= MOST_BYTES_AS_ONE;
            return small && eternal && servers.isSingle() ? storeAsOne(chunk) : store(chunk, absent, present, small);
        });
    }

    /** What is to be stored, and where. */
    private static final class Content {
        private final byte[] key;
        private final byte[] bytes;

        private Content(byte[] key, byte[] bytes) {
            this.key = key;
            this.bytes = bytes;
        }
    }

    private static long bytes(List<Content> contents) {
        long bytes = 0;
        for (Content each : contents) {
            bytes += each.key.length + each.bytes.length;
        }
        return bytes;
    }

    private int storeAsOne(List<Content> contents) {
        PackedArgs args = new PackedArgs((int) bytes(contents) + 2 * contents.size() * PackedArgs.FRAME);
        contents.forEach(each -> args.addKey(each.key).addValue(each.bytes));
        calls.call(Request.change(CommandType.MSET, args));
        return contents.size();
    }

    /**
     * Stores one by one. Where only a script can do that in one go, because new keys live otherwise than known ones, native
     * commands in two goes take half of the server's time, and mostly the first one does; the content then travels twice
     * at worst, which is for small content only. The script is left for keys that come or go in between.
     */
    private int store(List<Content> contents, Effect absent, Effect present, boolean small) {
        List<Content> left = contents;
        if (small && absent.stores() && present.stores() && !Commands.areOne(absent, present)) {
            left = unchanged(left, Effect.NOTHING, present);
            left = unchanged(left, absent, Effect.NOTHING);
        }
        return contents.size() - unchanged(left, absent, present).size();
    }

    /** Stores; answers those where there was nothing to be done. */
    private List<Content> unchanged(List<Content> contents, Effect absent, Effect present) {
        List<Commands.Step> steps = new ArrayList<>(contents.size());
        List<Request> requests = new ArrayList<>(contents.size());
        for (Content each : contents) {
            Commands.Step step = Commands.transition(each.key, absent, present, each.bytes, false);
            steps.add(step);
            requests.add(step.request());
        }
        List<@Nullable Object> replies = calls.callAll(requests);
        List<Content> unchanged = new ArrayList<>(0);
        for (int i = 0; i < replies.size(); i++) {
            boolean wasThere = steps.get(i).found().in(replies.get(i)) != null;
            if ((wasThere ? present : absent).isNothing()) {
                unchanged.add(contents.get(i));
            }
        }
        return unchanged;
    }

    /** Removes; answers how many were there. */
    int deleteAll(Collection<String> aliases, Space space) {
        return inChunks(keys(aliases, space), chunk -> {
            if (servers.isSingle()) {
                return count(calls.call(Request.change(CommandType.DEL, args(chunk))));
            }
            int deleted = 0;
            for (Object reply : each(chunk, key -> Request.change(CommandType.DEL, Request.args(key)))) {
                deleted += count(reply);
            }
            return deleted;
        });
    }

    private List<@Nullable Object> each(List<byte[]> keys, Function<byte[], Request> request) {
        List<Request> requests = new ArrayList<>(keys.size());
        keys.forEach(key -> requests.add(request.apply(key)));
        return calls.callAll(requests);
    }

    private static List<byte[]> keys(Collection<? extends String> aliases, Space space) {
        List<byte[]> keys = new ArrayList<>(aliases.size());
        aliases.forEach(alias -> keys.add(space.key(alias)));
        return keys;
    }

    private static CommandArgs<byte[], byte[]> args(List<byte[]> keys) {
        PackedArgs args = new PackedArgs(
                keys.stream().mapToInt(key -> key.length + PackedArgs.FRAME).sum());
        keys.forEach(args::addKey);
        return args;
    }

    private static int count(@Nullable Object reply) {
        return reply instanceof Long count ? count.intValue() : 0;
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(@Nullable Object reply) {
        return reply == null ? List.of() : (List<@Nullable Object>) reply;
    }

    private static <T> int inChunks(List<T> all, ToIntFunction<List<T>> action) {
        int sum = 0;
        for (int from = 0; from < all.size(); from += CHUNK) {
            sum += action.applyAsInt(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return sum;
    }
}
