package io.hivecache.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What the head of a document in slices says.
 *
 * @param size the bytes of the document
 * @param sliceSize the bytes of each slice but the last, which has the rest
 * @param digest the SHA-256 over the SHA-256 of all slices, in hexadecimal
 */
record Head(long size, int sliceSize, String digest) {
    /** The head as a part. */
    Part seal(UUID document) {
        byte[] hex = digest.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES + hex.length + Part.SEAL)
                .putInt(sliceSize)
                .put(hex);
        return Part.seal(document, Part.Kind.HEAD, size, content.array());
    }

    /** The head in a part of the kind {@link Part.Kind#HEAD}. */
    static Head of(Part part) {
        ByteBuffer content = ByteBuffer.wrap(part.content(), 0, part.size());
        int sliceSize = content.getInt();
        return new Head(
                part.number(),
                sliceSize,
                StandardCharsets.US_ASCII.decode(content).toString());
    }

    /** The number of slices. */
    long slices() {
        return (size + sliceSize - 1) / sliceSize;
    }

    /** The bytes of a slice, counted from 1. */
    int sizeOf(long slice) {
        return (int) Math.min(sliceSize, size - (slice - 1) * sliceSize);
    }
}
