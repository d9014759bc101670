package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

/** Holds what the copier makes to what the Java codec makes. */
final class CopierAssert {
    private static final Codec<Object> CODEC = Codecs.untyped("java");

    private CopierAssert() {}

    /** Copies an object, and fails unless the copy is as the codec's. */
    @SuppressWarnings("unchecked")
    static <T> T copyOf(T original) {
        Object copy = Copier.copy(original);
        assertThat(copy).as("a copy, not a refusal").isNotNull();
        assertAsByCodec(copy, original);
        return (T) copy;
    }

    /** Fails unless the copier refuses the object. */
    static void assertRefused(Object object) {
        assertThat(Copier.copy(object)).isNull();
    }

    /** Fails unless the copy is as the codec's and shares nothing with the original but what cannot change. */
    static void assertAsByCodec(Object copy, Object original) {
        Set<Object> copies = GraphComparison.assertSame(copy, CODEC.decode(CODEC.encode(original)));
        Set<Object> originals = GraphComparison.assertSame(original, original);
        for (Object object : copies) {
            if (originals.contains(object) && !cannotChange(object)) {
                throw new AssertionError("The copy shares " + object.getClass().getName() + " " + object);
            }
        }
    }

    /** The elements of a collection that cannot change are looked at for themselves. */
    private static boolean cannotChange(Object object) {
        return Immutables.isImmutable(object)
                || object.getClass()
                        .getName()
                        .matches("java\\.util\\.(Immutable)?Collections\\$.*|java\\.lang\\.String\\$.*");
    }
}
