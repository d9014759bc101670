package io.hivecache.codec;

import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;

/** A class that no cache allows, and that remembers when content brings it to life all the same. */
final class Foreign implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Kept elsewhere, as to look must not bring it to life either. */
    static final class Witness {
        static final AtomicBoolean ALIVE = new AtomicBoolean();

        private Witness() {}
    }

    static {
        Witness.ALIVE.set(true);
    }

    int a;

    private void readObject(ObjectInputStream in) {
        Witness.ALIVE.set(true);
    }
}
