package io.hivecache.examples.files;

import java.io.Serializable;
import java.util.List;

/**
 * What was found out about a file: the cache's value.
 *
 * @param bytes the file's size
 * @param alike the two passages that are most alike; nothing if there are none or if the file is binary
 */
record FileAnalysis(long bytes, String sha256, List<Passage> alike) implements Serializable {

    /**
     * A file as it was when last modified: the cache's key. A file that changes gets another key.
     *
     * @param lastModified in milliseconds since 1970
     */
    record Version(String path, long lastModified) implements Serializable {}

    /**
     * A part of a file.
     *
     * @param line where it begins, counted from 1
     * @param bytes how long it is
     * @param text how it reads, shortened
     */
    record Passage(int line, int bytes, String text) implements Serializable {}

    /** Returns how long the passages are that are most alike, 0 if there are none. */
    int bytesAlike() {
        return alike.isEmpty() ? 0 : alike.get(0).bytes();
    }
}
