package io.hivecache.client;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Knows how many bytes of certain arrays are still in use, by collecting the garbage whenever one is added. */
final class LiveArrays {
    private final List<WeakReference<byte[]>> arrays = new ArrayList<>();
    private long most;

    /** Adds an array, and counts those that are alive. */
    synchronized byte[] add(byte[] array) {
        arrays.add(new WeakReference<>(array));
        System.gc();
        long live = 0;
        for (WeakReference<byte[]> reference : arrays) {
            byte[] alive = reference.get();
            live += alive == null ? 0 : alive.length;
        }
        most = Math.max(most, live);
        return array;
    }

    /** The most bytes that were alive at a time; begins anew. */
    synchronized long takeMost() {
        long taken = most;
        most = 0;
        return taken;
    }
}
