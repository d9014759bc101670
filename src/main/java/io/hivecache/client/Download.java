package io.hivecache.client;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** Reads one document, checking each part before any of it is written. Used once, by one thread. */
final class Download {
    private static final int CHUNK = 64 << 10;

    private final Shelf shelf;
    private final OutputStream out;
    private final Progress progress;
    private final byte[] chunk = new byte[CHUNK];
    private long done;

    Download(Shelf shelf, OutputStream out, Progress progress) {
        this.shelf = shelf;
        this.out = out;
        this.progress = progress;
    }

    void run(Part part) throws IOException {
        if (part.kind() == Part.Kind.WHOLE) {
            write(part, part.number());
        } else {
            writeSlices(Head.of(part));
        }
    }

    private void writeSlices(Head head) throws IOException {
        MessageDigest digest = Part.sha256();
        try (FetchAhead<Part> slices = new FetchAhead<>(shelf.name(), head.slices(), number -> fetch(head, number))) {
            while (slices.hasNext()) {
                writeSlice(slices.next(), digest, head.size());
            }
        }
        if (!Part.hex(digest).equals(head.digest())) {
            throw damaged("its slices are not those that were uploaded");
        }
    }

    private void writeSlice(Part slice, MessageDigest digest, long total) throws IOException {
        slice.addTo(digest);
        write(slice, total);
    }

    private Part fetch(Head head, long number) {
        String name = "slice " + number + " of " + head.slices();
        byte[] content = shelf.slice(number);
        if (content == null) {
            throw damaged(name + " is missing: it was deleted or evicted");
        }
        Part slice = Part.open(shelf.document(), content);
        if (slice == null
                || slice.kind() != Part.Kind.SLICE
                || slice.number() != number
                || slice.size() != head.sizeOf(number)) {
            throw damaged(name + " is not what was uploaded: its checksum is wrong");
        }
        return slice;
    }

    private DamagedDocument damaged(String what) {
        return new DamagedDocument(shelf.document(), shelf.name() + " is damaged: " + what);
    }

    /** In chunks of our own, so that nobody sees the array that the hive may keep. */
    private void write(Part part, long total) throws IOException {
        for (int from = 0; from < part.size(); from += CHUNK) {
            int length = Math.min(CHUNK, part.size() - from);
            System.arraycopy(part.content(), from, chunk, 0, length);
            out.write(chunk, 0, length);
        }
        done += part.size();
        progress.moved(done, OptionalLong.of(total));
    }
}
