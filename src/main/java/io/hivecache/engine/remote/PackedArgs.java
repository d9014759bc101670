package io.hivecache.engine.remote;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandKeyword;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that lie as they will travel, one after the other in one array. The caller's thread has written them; the one
 * thread that writes for all callers only copies them. Worth it for many and for small arguments, as each is copied once
 * more.
 */
final class PackedArgs extends CommandArgs<byte[], byte[]> {
    /** What stands around an argument: a mark, the length, and two ends of lines. */
    static final int FRAME = 16;

    private byte[] packed;
    private int size;
    private int count;
    private byte @Nullable [] firstKey;

    /** Creates arguments that are to have about this many bytes, frames included. */
    PackedArgs(int capacity) {
        super(ByteArrayCodec.INSTANCE);
        packed = new byte[Math.max(capacity, FRAME)];
    }

    @Override
    public PackedArgs addKey(byte[] key) {
        if (firstKey == null) {
            firstKey = key;
        }
        return add(key);
    }

    @Override
    public PackedArgs addValue(byte[] value) {
        return add(value);
    }

    @Override
    public PackedArgs add(byte[] argument) {
        reserve(argument.length + FRAME);
        packed[size++] = '$';
        digits(argument.length);
        end();
        System.arraycopy(argument, 0, packed, size, argument.length);
        size += argument.length;
        end();
        count++;
        return this;
    }

    private void reserve(int more) {
        if (packed.length - size < more) {
            packed = Arrays.copyOf(packed, Math.max(size + more, 2 * size));
        }
    }

    private void digits(int number) {
        int from = size;
        int rest = number;
        do {
            packed[size++] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        for (int left = from, right = size - 1; left < right; left++, right--) {
            byte digit = packed[left];
            packed[left] = packed[right];
            packed[right] = digit;
        }
    }

    private void end() {
        packed[size++] = '\r';
        packed[size++] = '\n';
    }

    @Override
    public PackedArgs add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public PackedArgs add(long number) {
        return add(Long.toString(number));
    }

    @Override
    public PackedArgs add(CommandKeyword keyword) {
        return add(keyword.getBytes());
    }

    @Override
    public PackedArgs add(CommandType type) {
        return add(type.getBytes());
    }

    @Override
    public PackedArgs add(ProtocolKeyword keyword) {
        return add(keyword.getBytes());
    }

    @Override
    public int count() {
        return super.count() + count;
    }

    @Override
    public @Nullable ByteBuffer getFirstEncodedKey() {
        return firstKey == null ? super.getFirstEncodedKey() : ByteBuffer.wrap(firstKey);
    }

    /** What the library can add in still other ways would follow. */
    @Override
    public void encode(ByteBuf buffer) {
        buffer.writeBytes(packed, 0, size);
        super.encode(buffer);
    }
}
