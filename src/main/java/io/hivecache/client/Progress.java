package io.hivecache.client;

import java.util.OptionalLong;

/** Hears how far a document has come. Called by the thread that moves it; what it throws ends the transfer. */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing. */
    Progress NONE = (done, total) -> {};

    /**
     * More has been moved.
     *
     * @param done the bytes moved so far
     * @param total the bytes in all, if known
     */
    void moved(long done, OptionalLong total);
}
