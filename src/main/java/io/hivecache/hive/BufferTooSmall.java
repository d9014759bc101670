package io.hivecache.hive;

import java.io.Serial;

/** Content does not fit into the caller's buffer, which was left as it was. */
public final class BufferTooSmall extends HiveException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int needed;

    /** Creates a failure that tells how many bytes must remain in the buffer. */
    public BufferTooSmall(String message, int needed) {
        super(HiveCode.BUFFER_TOO_SMALL, message);
        this.needed = needed;
    }

    /** How many bytes must remain in the buffer for the content that was met. */
    public int needed() {
        return needed;
    }
}
