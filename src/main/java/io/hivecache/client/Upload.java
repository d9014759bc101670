package io.hivecache.client;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** Stores one document: its slices first, its head last, or nothing at all if anything fails. Used once, by one thread. */
final class Upload {
    private final Shelf shelf;
    private final int sliceSize;
    private final OptionalLong total;
    private final Progress progress;
    private final MessageDigest digest = Part.sha256();
    private long size;
    private long slices;

    Upload(Shelf shelf, int sliceSize, OptionalLong total, Progress progress) {
        this.shelf = shelf;
        this.sliceSize = sliceSize;
        this.total = total;
        this.progress = progress;
    }

    void run(InputStream in) throws IOException {
        try {
            SliceReader reader = new SliceReader(in, sliceSize);
            do {
                store(reader.next(), reader.hasNext());
            } while (reader.hasNext());
            if (slices > 0) {
                storeHead();
            }
        } catch (Throwable e) {
            undo(e);
            throw e;
        }
    }

    private void store(byte[] content, boolean more) {
        if (slices > 0 || more) {
            storeSlice(content);
        } else {
            storeWhole(content);
        }
    }

    private void storeWhole(byte[] content) {
        size = (long) content.length - Part.SEAL;
        shelf.storeHead(
                Part.seal(shelf.document(), Part.Kind.WHOLE, size, content).content());
        progress.moved(size, total);
    }

    private void storeSlice(byte[] content) {
        slices++;
        Part slice = Part.seal(shelf.document(), Part.Kind.SLICE, slices, content);
        shelf.storeSlice(slice);
        slice.addTo(digest);
        size += slice.size();
        progress.moved(size, total);
    }

    private void storeHead() {
        Head head = new Head(size, sliceSize, Part.hex(digest));
        shelf.storeHead(head.seal(shelf.document()).content());
    }

    /** The slice or head that failed last may have been stored all the same. */
    private void undo(Throwable failure) {
        try {
            shelf.deleteHead();
            shelf.deleteSlices(slices);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
