package io.hivecache.engine.remote;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a server's reply as it is: null, a Long, a byte[], or a list of such. For one command. */
final class ReplyOutput extends CommandOutput<byte[], byte[], @Nullable Object> {
    private @Nullable Deque<List<@Nullable Object>> open;

    ReplyOutput() {
        super(ByteArrayCodec.INSTANCE, null);
    }

    @Override
    public void set(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            add(null);
        } else {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            add(copy);
        }
    }

    @Override
    public void set(long integer) {
        add(integer);
    }

    @Override
    public void set(boolean value) {
        add(value ? 1L : 0L);
    }

    private void add(@Nullable Object value) {
        List<@Nullable Object> list = open == null ? null : open.peek();
        if (list == null) {
            output = value;
        } else {
            list.add(value);
        }
    }

    @Override
    public void multi(int count) {
        List<@Nullable Object> list = new ArrayList<>(Math.max(0, count));
        add(list);
        if (open == null) {
            open = new ArrayDeque<>();
        }
        open.push(list);
    }

    /** Something has ended that lay in as many lists as the depth says; if more are open, it was the innermost. */
    @Override
    public void complete(int depth) {
        if (open != null && open.size() > depth) {
            open.pop();
        }
    }
}
