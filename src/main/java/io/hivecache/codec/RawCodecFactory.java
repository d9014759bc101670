package io.hivecache.codec;

/** Makes codecs that keep arrays of bytes as they are and strings in UTF-8. */
final class RawCodecFactory implements CodecFactory {
    @Override
    public String name() {
        return "raw";
    }

    @Override
    @SuppressWarnings("unchecked") // T is what the context's type says.
    public <T> Codec<T> create(CodecContext context) {
        if (context.type() == byte[].class) {
            return (Codec<T>) new BytesCodec();
        }
        if (context.type() == String.class) {
            return (Codec<T>) new Utf8Codec();
        }
        throw new IllegalArgumentException("Codec 'raw' holds byte[] or String, not "
                + context.type().getTypeName() + ": declare the type as byte[] or String, or choose another codec");
    }
}
