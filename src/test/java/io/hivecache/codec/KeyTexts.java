package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;

/** Forms of keys for tests. */
final class KeyTexts {
    static final ClassLoader LOADER = KeyTexts.class.getClassLoader();

    /** The form of a cache without declared types that allows all. */
    static final KeyText<Object> ANY = of(AllowList.everything());

    private KeyTexts() {}

    static KeyText<Object> of(AllowList allowList, KeyFormat<?>... formats) {
        return new KeyText<>(new CodecContext(Object.class, LOADER, allowList), List.of(formats));
    }

    static String text(Object key) {
        return ANY.toContent(key);
    }

    static Object key(String text) {
        return ANY.toObject(text);
    }

    /** Requires that the key comes back from its text. */
    static void assertComesBack(Object key) {
        Object back = key(text(key));
        assertThat(back).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key).isEqualTo(back);
    }

    static void assertSameText(Collection<?> keys) {
        assertThat(keys.stream().map(KeyTexts::text).distinct()).hasSize(1);
        keys.forEach(KeyTexts::assertComesBack);
    }
}
