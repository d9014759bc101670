package io.hivecache.codec;

import java.util.Objects;

/**
 * A codec whose larger contents are compressed.
 *
 * <p>Content that is small, or that would not become smaller, is what the given codec writes and nothing else, so it
 * stays as readable as it was. Compressed content begins with a mark that neither JSON, nor text in UTF-8, nor Java
 * serialization can begin with. Bytes of the user's can: content that happens to begin with the mark gets one of its own,
 * which reading takes away again. So no content has two meanings, and whether it is compressed may change at any time, and
 * from JVM to JVM: each reads what the other writes.
 *
 * <p>Two versions of zlib may compress the same bytes differently. Where contents are compared, those that differ are to
 * be decoded first, as {@link Form#matches} does.
 *
 * @param <T> the type of the objects
 */
public final class Compressed<T> implements Codec<T> {
    private final Codec<T> codec;
    private final long above;
    private final long maxBytes;

    /**
     * Creates the codec.
     *
     * @param codec what makes and reads the content that is compressed
     * @param above the size in bytes above which content is compressed; {@link Long#MAX_VALUE} to compress nothing, and
     *     only read what others compress
     * @param maxBytes the most bytes that content may decompress to
     */
    public Compressed(Codec<T> codec, long above, long maxBytes) {
        this.codec = Objects.requireNonNull(codec);
        this.above = above;
        this.maxBytes = maxBytes;
    }

    /** What is too large to be decompressed is left as it is, for the hive to refuse. */
    @Override
    public byte[] encode(T value) {
        byte[] content = codec.encode(value);
        boolean large = content.length > above && content.length <= maxBytes;
        byte[] deflated = large ? Deflated.of(content) : content;
        return deflated == content && Deflated.isMarked(content) ? Deflated.marked(content) : deflated;
    }

    @Override
    public T decode(byte[] content) {
        return codec.decode(Deflated.isMarked(content) ? Deflated.restore(content, maxBytes) : content);
    }
}
