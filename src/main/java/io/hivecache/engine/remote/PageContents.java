package io.hivecache.engine.remote;

import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the contents of pages of keys in portions that fit into memory, however large the contents are: one server stops
 * by itself once it has read enough; the servers of a Cluster, whose scripts may name the keys of one slot only, are asked
 * for the sizes first.
 *
 * <p>Either costs twice what reading does, so it is left out after a page of small contents. Servers name keys in the order
 * of their hash codes, so that a page is a sample of all: where many contents are large, a page without any is unlikely;
 * where few are, few come at once. For one thread.
 */
final class PageContents {
    /** How much is enough. What exceeds it was read last. */
    static final long PORTION_BYTES = 4 << 20;

    private static final int MOST_KEYS = 512;

    /** Fewer keys are no sample. */
    private static final int SAMPLE = MOST_KEYS / 2;

    /** A page with no more bytes than this part of a portion was one of small contents. */
    private static final int SMALL_PART = 8;

    private final Function<Request, @Nullable Object> call;
    private final Function<List<Request>, List<@Nullable Object>> callAll;
    private final Function<List<byte[]>, List<byte @Nullable []>> readAll;
    private final boolean single;
    private final long portion;
    private boolean small;

    /**
     * Creates a reader.
     *
     * @param call asks a server
     * @param callAll asks many things at once
     * @param readAll reads all contents at once
     * @param single whether one server has all keys
     * @param portion how many bytes are enough
     */
    PageContents(
            Function<Request, @Nullable Object> call,
            Function<List<Request>, List<@Nullable Object>> callAll,
            Function<List<byte[]>, List<byte @Nullable []>> readAll,
            boolean single,
            long portion) {
        this.call = call;
        this.callAll = callAll;
        this.readAll = readAll;
        this.single = single;
        this.portion = portion;
    }

    /** The contents of the first keys, of one at least, with null for what is absent. */
    List<byte @Nullable []> first(List<byte[]> keys) {
        List<byte[]> few = keys.subList(0, Math.min(MOST_KEYS, keys.size()));
        List<byte @Nullable []> contents =
                small ? readAll.apply(few) : contents(single ? readEnough(few) : readMeasured(few));
        boolean fewBytes = bytes(contents) <= portion / SMALL_PART;
        small = fewBytes && (small || contents.size() >= SAMPLE);
        return contents;
    }

    private static long bytes(List<byte @Nullable []> contents) {
        long bytes = 0;
        for (byte[] content : contents) {
            bytes += content == null ? 0 : content.length;
        }
        return bytes;
    }

    private List<?> readEnough(List<byte[]> keys) {
        byte[] enough = Long.toString(portion).getBytes(StandardCharsets.US_ASCII);
        Object reply = call.apply(Script.GET_ENOUGH.read(keys, enough));
        return reply == null ? List.of() : (List<?>) reply;
    }

    private List<?> readMeasured(List<byte[]> keys) {
        List<@Nullable Object> sizes = callAll.apply(keys.stream()
                .map(key -> Request.read(CommandType.STRLEN, Request.args(key)))
                .toList());
        int count = 0;
        long bytes = 0;
        while (count < keys.size() && bytes < portion) {
            bytes += sizes.get(count++) instanceof Long size ? size : 0;
        }
        return callAll.apply(keys.subList(0, count).stream().map(Commands::get).toList());
    }

    private static List<byte @Nullable []> contents(List<?> replies) {
        List<byte @Nullable []> contents = new ArrayList<>(replies.size());
        replies.forEach(reply -> contents.add((byte[]) reply));
        return contents;
    }
}
