package io.hivecache.codec;

/** Makes codecs that write strings and numbers as text, and other objects by Java serialization. */
final class JavaCodecFactory implements CodecFactory {
    @Override
    public String name() {
        return "java";
    }

    @Override
    public <T> Codec<T> create(CodecContext context) {
        return new JavaCodec<>(context);
    }
}
