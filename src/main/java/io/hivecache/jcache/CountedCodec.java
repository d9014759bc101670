package io.hivecache.jcache;

import io.hivecache.codec.Codec;
import io.hivecache.codec.CodecException;
import io.hivecache.operation.Figures;

/** A codec that counts what it cannot decode. */
record CountedCodec<T>(Codec<T> codec, Figures figures) implements Codec<T> {
    @Override
    public byte[] encode(T value) {
        return codec.encode(value);
    }

    @Override
    public T decode(byte[] content) {
        try {
            return codec.decode(content);
        } catch (CodecException e) {
            figures.metUndecodable();
            throw e;
        }
    }
}
