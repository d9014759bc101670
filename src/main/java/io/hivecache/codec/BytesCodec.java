package io.hivecache.codec;

/** Keeps arrays of bytes as they are. Each way makes a copy, so that nobody shares an array with the hive. */
final class BytesCodec implements Codec<byte[]> {
    @Override
    public byte[] encode(byte[] value) {
        return value.clone();
    }

    @Override
    public byte[] decode(byte[] content) {
        return content.clone();
    }
}
