package io.hivecache.codec;

/** The same by Jackson 2. */
class Jackson2CodecTest extends JacksonCodecTest {
    @Override
    String name() {
        return "jackson2";
    }
}
