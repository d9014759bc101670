package io.hivecache.engine.remote;

import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Verb;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The operations on many entries: in chunks, each chunk sent to all nodes before the first reply is awaited. One server
 * gets one command with many keys where there is such a command. If the cache is cleared in between, only those commands
 * are repeated that came to nothing.
 */
final class Batches {
    /** How many entries travel at once. */
    static final int CHUNK = 1_000;

    /** How many bytes a single server is given to store by one command, during which it serves nobody else. */
    private static final long MOST_BYTES_AS_ONE = 1 << 20;

    private static final byte[] ANY = {};

    private final Attempts attempts;
    private final Servers servers;

    /** Creates the batches of a cache. */
    Batches(Attempts attempts, Servers servers) {
        this.attempts = attempts;
        this.servers = servers;
    }

    /** The content of each alias, or null. */
    List<byte @Nullable []> getAll(List<? extends String> aliases, Lifetime lifetime) {
        Effect touch = Effect.of(Verb.TOUCH, true, lifetime);
        List<byte @Nullable []> found = new ArrayList<>(aliases.size());
        inChunks(aliases, chunk -> {
            if (touch.isNothing()) {
                found.addAll(attempts.on(null, attempt -> get(attempt, chunk)));
            } else {
                touch(chunk, lifetime, touch).forEach(reply -> found.add((byte[]) reply));
            }
            return 0;
        });
        return found;
    }

    /** The content of each of no more than {@link #CHUNK} aliases, or null. */
    List<byte @Nullable []> get(Attempt attempt, List<? extends String> aliases) {
        return read(attempt, keys(aliases, attempt.space()));
    }

    /** The content of each of no more than {@link #CHUNK} keys, or null. */
    List<byte @Nullable []> read(Attempt attempt, List<byte[]> keys) {
        List<@Nullable Object> replies;
        if (!servers.isSingle()) {
            replies = attempt.callTogether(keys.stream().map(Commands::get).toList());
        } else if (keys.isEmpty()) {
            replies = List.of();
        } else {
            replies = list(attempt.call(Request.read(CommandType.MGET, args(keys))));
        }
        List<byte @Nullable []> found = new ArrayList<>(replies.size());
        replies.forEach(reply -> found.add((byte[]) reply));
        return found;
    }

    private List<@Nullable Object> touch(List<? extends String> aliases, Lifetime lifetime, Effect touch) {
        return each(
                aliases,
                alias -> alias,
                lifetime,
                (key, alias) -> Commands.transition(key, Effect.NOTHING, touch, null, true)
                        .request());
    }

    /** Stores content under each alias; answers how many were stored. */
    int updateAll(Map<String, byte[]> contents, Lifetime.Fixed lifetime) {
        List<Content> all = new ArrayList<>(contents.size());
        contents.forEach((alias, content) -> all.add(new Content(alias, content)));
        return inChunks(all, chunk -> {
            boolean small = bytes(chunk) <= MOST_BYTES_AS_ONE;
            return small && servers.isSingle() && storedAsOne(chunk, lifetime)
                    ? chunk.size()
                    : store(chunk, lifetime, small);
        });
    }

    /** What is to be stored, and under which alias. */
    private static final class Content {
        private final String alias;
        private final byte[] bytes;

        private Content(String alias, byte[] bytes) {
            this.alias = alias;
            this.bytes = bytes;
        }
    }

    private static long bytes(List<Content> contents) {
        long bytes = 0;
        for (Content each : contents) {
            bytes += each.bytes.length;
        }
        return bytes;
    }

    /** Stores by one command if nothing there has a deadline, nor gets one; otherwise nothing is done. */
    private boolean storedAsOne(List<Content> contents, Lifetime.Fixed lifetime) {
        Effect absent = Effect.of(Verb.WRITE, false, lifetime);
        Effect present = Effect.of(Verb.WRITE, true, lifetime);
        if (!Commands.areOne(absent, present) || absent.life() != Lifetime.NEVER) {
            return false;
        }
        return attempts.on(contents.get(0).alias, attempt -> {
            Space space = attempt.space();
            boolean eternal = present.life() == Lifetime.NEVER || space.isEternal();
            if (eternal) {
                attempt.call(storeAsOne(contents, space));
            }
            return eternal;
        });
    }

    private static Request storeAsOne(List<Content> contents, Space space) {
        List<byte[]> keys = new ArrayList<>(contents.size());
        contents.forEach(each -> keys.add(space.key(each.alias)));
        int bytes = keys.stream().mapToInt(key -> key.length).sum() + (int) bytes(contents);
        PackedArgs args = new PackedArgs(bytes + 2 * contents.size() * PackedArgs.FRAME);
        for (int i = 0; i < keys.size(); i++) {
            args.addKey(keys.get(i)).addValue(contents.get(i).bytes);
        }
        return Request.change(CommandType.MSET, args);
    }

    /**
     * Stores one by one. Where only a script can do that in one go, because new keys live otherwise than known ones, native
     * commands in two goes take half of the server's time, and mostly the first one does; the content then travels twice
     * at worst, which is for small content only. The script is left for keys that come or go in between.
     */
    private int store(List<Content> contents, Lifetime.Fixed lifetime, boolean small) {
        Effect absent = Effect.of(Verb.WRITE, false, lifetime);
        Effect present = Effect.of(Verb.WRITE, true, lifetime);
        List<Content> left = contents;
        if (small && absent.stores() && present.stores() && !Commands.areOne(absent, present)) {
            left = unchanged(left, lifetime, Effect.NOTHING, present);
            left = unchanged(left, lifetime, absent, Effect.NOTHING);
        }
        return contents.size() - unchanged(left, lifetime, absent, present).size();
    }

    /** Stores; answers those where there was nothing to be done. */
    private List<Content> unchanged(List<Content> contents, Lifetime lifetime, Effect absent, Effect present) {
        Found found = Commands.transition(ANY, absent, present, ANY, false).found();
        List<@Nullable Object> replies = each(
                contents,
                each -> each.alias,
                lifetime,
                (key, each) -> Commands.transition(key, absent, present, each.bytes, false)
                        .request());
        List<Content> unchanged = new ArrayList<>(0);
        for (int i = 0; i < replies.size(); i++) {
            boolean wasThere = found.in(replies.get(i)) != null;
            if ((wasThere ? present : absent).isNothing()) {
                unchanged.add(contents.get(i));
            }
        }
        return unchanged;
    }

    /** Removes; answers how many were there. */
    int deleteAll(Collection<String> aliases) {
        return inChunks(List.copyOf(aliases), chunk -> {
            if (servers.isSingle()) {
                return count(attempts.on(
                        chunk.get(0),
                        attempt -> attempt.call(Request.change(CommandType.DEL, args(keys(chunk, attempt.space()))))));
            }
            int deleted = 0;
            for (Object reply : each(
                    chunk,
                    alias -> alias,
                    Lifetime.ETERNAL,
                    (key, alias) -> Request.change(CommandType.DEL, Request.args(key)))) {
                deleted += count(reply);
            }
            return deleted;
        });
    }

    /** The replies to a request for each of several things; what came to nothing is requested again. */
    private <T> List<@Nullable Object> each(
            List<? extends T> all,
            Function<? super T, String> alias,
            Lifetime lifetime,
            BiFunction<byte[], ? super T, Request> request) {
        if (all.isEmpty()) {
            return List.of();
        }
        @Nullable Object[] replies = new @Nullable Object[all.size()];
        BitSet done = new BitSet(all.size());
        return attempts.on(alias.apply(all.get(0)), attempt -> {
            attempt.expectDeadlines(lifetime);
            List<Request> requests = new ArrayList<>(all.size());
            for (int i = done.nextClearBit(0); i < replies.length; i = done.nextClearBit(i + 1)) {
                T one = all.get(i);
                requests.add(request.apply(attempt.space().key(alias.apply(one)), one));
            }
            Iterator<@Nullable Sent> sent = attempt.callAll(requests).iterator();
            for (int i = done.nextClearBit(0); i < replies.length; i = done.nextClearBit(i + 1)) {
                Sent one = sent.next();
                if (one != null) {
                    replies[i] = one.reply();
                    done.set(i);
                }
            }
            if (done.cardinality() < replies.length) {
                throw new GenerationEnded();
            }
            return Arrays.asList(replies);
        });
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
