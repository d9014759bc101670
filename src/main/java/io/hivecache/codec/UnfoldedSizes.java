package io.hivecache.codec;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what it takes to hash the collections of one content.
 *
 * <p>A set of two sets, which both hold the same two sets, and so on for a hundred levels, is some kilobytes long; but who
 * hashes it walks over all that it would be if nothing in it were shared, 2<sup>100</sup> objects. Reading it does that.
 * So the unfolded size of each of the JDK's collections is summed up as soon as it is complete, before it can be put into
 * another, and is not to exceed a multiple of the content's length. Then no single hash takes long, and whether many take
 * long together is a matter of time. A user's class is taken for one object, whatever its {@code hashCode} looks at.
 */
final class UnfoldedSizes {
    private static final long ALWAYS_ALLOWED = 1_000_000;

    /** An object takes a byte of content at least, so this is sixteen references to each. */
    private static final long SIZE_PER_BYTE = 16;

    /** Below this there is no need to look at the clock. */
    private static final long SOON_HASHED = 10_000;

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final IdentityHashMap<Object, Long> known = new IdentityHashMap<>();
    private final long largestAllowed;
    private final long began = System.nanoTime();
    private long largest;

    UnfoldedSizes(int length) {
        largestAllowed = Math.max(ALWAYS_ALLOWED, length * SIZE_PER_BYTE);
    }

    /**
     * Takes note of an object that is complete.
     *
     * @throws CodecException if it is too large
     */
    void add(@Nullable Object object) {
        if (object == null || !isCollection(object) || !ClassNames.isOfJdk(object.getClass())) {
            return;
        }
        long size = sizeOf(object);
        known.put(object, size);
        largest = Math.max(largest, size);
    }

    private long sizeOf(Object object) {
        long size = 1;
        if (object instanceof Map.Entry<?, ?> entry) {
            return checked(size + of(entry.getKey()) + of(entry.getValue()));
        }
        if (object instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                size = checked(size + of(entry.getKey()) + of(entry.getValue()));
            }
            return size;
        }
        for (Object each : (Collection<?>) object) {
            size = checked(size + of(each));
        }
        return size;
    }

    private static boolean isCollection(@Nullable Object object) {
        return object instanceof Collection || object instanceof Map || object instanceof Map.Entry;
    }

    private long of(@Nullable Object object) {
        return isCollection(object) ? known.getOrDefault(object, 1L) : 1;
    }

    private long checked(long size) {
        if (size > largestAllowed) {
            throw new CodecException("The content has collections that hold each other so often that they would be "
                    + largestAllowed + " objects and more: it is hostile, or was never meant to be hashed. Clear the"
                    + " cache, or store the shared collections once");
        }
        return size;
    }

    /** Answers whether so many large collections were hashed that it has taken too long. */
    boolean areTooSlow() {
        return largest > SOON_HASHED && System.nanoTime() - began > PATIENCE_NANOS;
    }
}
