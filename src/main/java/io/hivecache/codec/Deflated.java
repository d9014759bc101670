package io.hivecache.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Compressed content: a mark, the method, and for deflated content its length in four bytes and a stream in the format of
 * zlib, whose checksum tells damage.
 *
 * <p>The mark is C1 and {@code zip}. C1 occurs nowhere in UTF-8, so neither in text nor in JSON, and Java serialization
 * begins with AC.
 */
final class Deflated {
    private static final byte[] MARK = {(byte) 0xC1, 'z', 'i', 'p'};

    /** What follows is content that begins with the mark itself. */
    private static final byte AS_IT_IS = '0';

    private static final byte DEFLATE = '1';

    private static final int METHOD = MARK.length;
    private static final int BODY = METHOD + 1;
    private static final int STREAM = BODY + Integer.BYTES;

    /** No byte of a deflated stream stands for more. */
    private static final long MAX_RATIO = 1032;

    private Deflated() {}

    static boolean isMarked(byte[] content) {
        return content.length >= MARK.length && Arrays.equals(content, 0, MARK.length, MARK, 0, MARK.length);
    }

    /** Answers the content with the mark before it. */
    static byte[] marked(byte[] content) {
        byte[] marked = Arrays.copyOf(MARK, BODY + content.length);
        marked[METHOD] = AS_IT_IS;
        System.arraycopy(content, 0, marked, BODY, content.length);
        return marked;
    }

    /** Answers the content compressed, or itself if that would not be shorter. */
    static byte[] of(byte[] content) {
        if (content.length <= STREAM) {
            return content;
        }
        byte[] room = Arrays.copyOf(MARK, content.length);
        room[METHOD] = DEFLATE;
        ByteBuffer.wrap(room).putInt(BODY, content.length);
        // Half the time of the usual level, for contents that are a tenth larger.
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(content);
            deflater.finish();
            int length = STREAM + deflater.deflate(room, STREAM, room.length - STREAM);
            return deflater.finished() && length < content.length ? Arrays.copyOf(room, length) : content;
        } finally {
            deflater.end();
        }
    }

    /**
     * Answers the content that a marked one stands for.
     *
     * @throws CodecException if it is damaged, or would be longer than allowed; nothing of that length is allocated then
     */
    static byte[] restore(byte[] marked, long maxBytes) {
        if (marked.length > METHOD && marked[METHOD] == AS_IT_IS) {
            return Arrays.copyOfRange(marked, BODY, marked.length);
        }
        if (marked.length <= STREAM || marked[METHOD] != DEFLATE) {
            throw damaged("its header is cut or unknown", null);
        }
        int length = ByteBuffer.wrap(marked).getInt(BODY);
        if (length > maxBytes) {
            throw new CodecException("The content would decompress to " + length + " bytes, and at most " + maxBytes
                    + " are allowed: it is damaged or forged, or was written where more are allowed. Clear the cache, or"
                    + " raise max-value-bytes in the hive's address");
        }
        if (length < 0 || length > (marked.length - STREAM) * MAX_RATIO) {
            throw damaged("it cannot have the length that its header tells", null);
        }
        return inflate(marked, length);
    }

    private static byte[] inflate(byte[] marked, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(marked, STREAM, marked.length - STREAM);
            byte[] content = new byte[length];
            int filled = 0;
            for (int some = -1; some != 0 && filled < length; filled += some) {
                some = inflater.inflate(content, filled, length - filled);
            }
            // The end may only be seen when more is asked for.
            int more = inflater.finished() ? 0 : inflater.inflate(new byte[1]);
            if (filled < length || more > 0 || !inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged("it has not the length that its header tells", null);
            }
            return content;
        } catch (DataFormatException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        } finally {
            inflater.end();
        }
    }

    private static CodecException damaged(String why, @Nullable Throwable cause) {
        return new CodecException(
                "The content begins like compressed content, but cannot be decompressed, because " + why
                        + ": it is damaged, or none that Hivecache wrote. Clear the cache",
                cause);
    }
}
