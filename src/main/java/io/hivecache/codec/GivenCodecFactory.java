package io.hivecache.codec;

/** Hands out the one codec that a configuration names by its class. */
record GivenCodecFactory(String name, Codec<?> codec) implements CodecFactory {
    @Override
    @SuppressWarnings("unchecked") // Who names a codec's class answers for its fitting the cache's type.
    public <T> Codec<T> create(CodecContext context) {
        return (Codec<T>) codec;
    }
}
