package io.hivecache.engine.remote;

import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The keys on all masters that match a pattern, a page at a time; pages may be empty. For one thread.
 *
 * <p>A server looks at some of its keys for each page, whether they match or not: 512 in about 0.1 ms. While little is
 * found, as where a cache is small and its server is not, it is asked to look at more, up to 4,096 or 1 ms, during which
 * nobody else is served.
 */
final class Keys implements Iterator<List<byte[]>> {
    private static final int FEWEST = 512;
    private static final int MOST = 4_096;
    private static final byte[] START = {'0'};

    private final BiFunction<Request, Master, @Nullable Object> call;
    private final byte[] pattern;
    private final Deque<Master> masters;
    private int looked = FEWEST;
    private byte[] cursor = START;
    private @Nullable String cursorOf;

    /**
     * Creates the walk.
     *
     * @param call asks a master
     */
    Keys(BiFunction<Request, Master, @Nullable Object> call, List<Master> masters, byte[] pattern) {
        this.call = call;
        this.masters = new ArrayDeque<>(masters);
        this.pattern = pattern;
    }

    @Override
    public boolean hasNext() {
        return !masters.isEmpty();
    }

    @Override
    public List<byte[]> next() {
        Master master = masters.peek();
        if (master == null) {
            throw new NoSuchElementException();
        }
        String id = master.id();
        List<byte[]> page = page(master, id.equals(cursorOf) ? cursor : START);
        cursorOf = id;
        if (new String(cursor, StandardCharsets.US_ASCII).equals("0") && id.equals(master.id())) {
            masters.remove();
            cursorOf = null;
        }
        return page;
    }

    private List<byte[]> page(Master master, byte[] from) {
        CommandArgs<byte[], byte[]> args = Request.noArgs()
                .add(from)
                .add(CommandKeyword.MATCH)
                .add(pattern)
                .add(CommandKeyword.COUNT)
                .add(looked);
        List<?> reply = list(call.apply(Request.read(CommandType.SCAN, args), master));
        cursor = (byte[]) reply.get(0);
        List<byte[]> keys = new ArrayList<>();
        list(reply.get(1)).forEach(key -> keys.add((byte[]) key));
        if (keys.size() < FEWEST / 2) {
            looked = Math.min(MOST, 2 * looked);
        } else if (keys.size() > 2 * FEWEST) {
            looked = FEWEST;
        }
        return keys;
    }

    private static List<?> list(@Nullable Object reply) {
        return reply == null ? List.of() : (List<?>) reply;
    }
}
