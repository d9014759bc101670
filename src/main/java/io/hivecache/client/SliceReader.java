package io.hivecache.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into slices, each with room for a seal behind it. It reads one byte ahead, so that it knows whether a slice
 * is the last. For one thread.
 */
final class SliceReader {
    private static final int FIRST_STEP = 8 << 10;

    private final InputStream in;
    private final int sliceSize;
    private int ahead;
    private int step = FIRST_STEP;

    SliceReader(InputStream in, int sliceSize) throws IOException {
        this.in = in;
        this.sliceSize = sliceSize;
        this.ahead = in.read();
    }

    /** Whether there is another slice that is not empty. */
    boolean hasNext() {
        return ahead >= 0;
    }

    /** The next slice, full unless it is the last, and behind it as many bytes as a seal takes. */
    byte[] next() throws IOException {
        byte[] slice = new byte[Math.min(step, sliceSize) + Part.SEAL];
        int size = 0;
        while (ahead >= 0 && size < sliceSize) {
            if (size == slice.length - Part.SEAL) {
                slice = Arrays.copyOf(slice, (int) Math.min(2L * size, sliceSize) + Part.SEAL);
            }
            slice[size++] = (byte) ahead;
            int read = in.readNBytes(slice, size, slice.length - Part.SEAL - size);
            size += read;
            ahead = in.read();
        }
        step = sliceSize;
        return size == slice.length - Part.SEAL ? slice : Arrays.copyOf(slice, size + Part.SEAL);
    }
}
