package io.hivecache.client;

import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store for documents of any size in the hive of a {@link RawClient}.
 *
 * <p>A document that is no larger than a slice (10 MiB where not said otherwise) lies under the alias
 * {@code document/<uuid>} and is stored and read in one round trip. A larger one lies there as a head, and its slices lie
 * under {@code document/<uuid>/1} and so on. Slices are stored before the head, so that a document is seen only when it is
 * complete; they are fetched ahead while the consumer writes; no more than three are in this JVM's memory at a time,
 * whatever the document's size. Each part carries a SHA-256, which is checked before any of it is written: what is missing
 * or altered is a {@link DamagedDocument}, never a file that is too short.
 *
 * <p>An upload that fails removes what it has stored. A JVM that dies during an upload leaves slices without a head. In a
 * hive bounded by {@code max-bytes} parts may be evicted like all else.
 *
 * <p>Thread-safe. The client stays the caller's, who closes it; streams, too, are left open.
 */
public final class Documents {
    private static final int DEFAULT_SLICE_SIZE = 10 << 20;

    private final RawClient client;
    private final int sliceSize;

    private Documents(RawClient client, int sliceSize) {
        this.client = client;
        this.sliceSize = sliceSize;
    }

    /** The documents in a client's hive. */
    public static Documents over(RawClient client) {
        return new Documents(Objects.requireNonNull(client, "client"), DEFAULT_SLICE_SIZE);
    }

    /**
     * The same documents, but uploads cut slices of another size. Those that are there are read with the size that they were
     * cut with.
     *
     * @param bytes at least 1; a slice and 41 bytes more must fit into the hive under one alias
     * @throws HiveException with {@link HiveCode#INVALID_OPTION} if it is not
     */
    public Documents withSliceSize(int bytes) {
        if (bytes < 1 || bytes > Integer.MAX_VALUE - (1 << 10)) {
            throw new HiveException(
                    HiveCode.INVALID_OPTION, "a slice of " + bytes + " bytes is too small or too large");
        }
        return new Documents(client, bytes);
    }

    /** Stores all that a stream has. See {@link #upload(InputStream, Progress)}. */
    public UUID upload(InputStream content) throws IOException {
        return upload(content, Progress.NONE);
    }

    /**
     * Stores all that a stream has, from where it stands to its end, as a new document; answers the document's name.
     *
     * @throws IOException if the stream fails; nothing is stored
     * @throws HiveException if the hive fails; nothing is stored, as far as the hive can still be reached
     */
    public UUID upload(InputStream content, Progress progress) throws IOException {
        return upload(content, OptionalLong.empty(), progress);
    }

    /** Stores a file. See {@link #upload(InputStream, Progress)}. */
    public UUID upload(Path file) throws IOException {
        return upload(file, Progress.NONE);
    }

    /** Stores a file, whose size the progress is told. See {@link #upload(InputStream, Progress)}. */
    public UUID upload(Path file, Progress progress) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return upload(content, OptionalLong.of(Files.size(file)), progress);
        }
    }

    private UUID upload(InputStream content, OptionalLong total, Progress progress) throws IOException {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(progress, "progress");
        UUID document = UUID.randomUUID();
        new Upload(shelf(document), sliceSize, total, progress).run(content);
        return document;
    }

    /** Writes a document into a stream. See {@link #download(UUID, OutputStream, Progress)}. */
    public void download(UUID document, OutputStream target) throws IOException {
        download(document, target, Progress.NONE);
    }

    /**
     * Writes a document into a stream. If it fails on the way, the stream has had the parts before.
     *
     * @throws IOException if the stream fails
     * @throws AliasNotFound if there is no such document
     * @throws DamagedDocument if a part of it is missing or altered
     */
    public void download(UUID document, OutputStream target, Progress progress) throws IOException {
        Shelf shelf = shelf(document);
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(progress, "progress");
        new Download(shelf, target, progress).run(head(shelf, found(shelf, shelf.head())));
    }

    /**
     * Removes a document. If it fails on the way, the document may be damaged, and can be removed again.
     *
     * @throws AliasNotFound if there is no such document
     */
    public void delete(UUID document) {
        Shelf shelf = shelf(document);
        byte[] head = found(shelf, shelf.takeHead());
        Part part = Part.open(document, head);
        try {
            if (part == null) {
                shelf.deleteSlices();
            } else if (part.kind() == Part.Kind.HEAD) {
                shelf.deleteSlices(Head.of(part).slices());
            }
        } catch (RuntimeException e) {
            putBack(shelf, head, e);
            throw e;
        }
    }

    /**
     * The bytes of a document. Reads its head, which of a document in one slice is all of it.
     *
     * @throws AliasNotFound if there is no such document
     * @throws DamagedDocument if its head is altered
     */
    public long size(UUID document) {
        Shelf shelf = shelf(document);
        return head(shelf, found(shelf, shelf.head())).number();
    }

    /** Whether there is a document of this name. */
    public boolean exists(UUID document) {
        return shelf(document).hasHead();
    }

    private Shelf shelf(UUID document) {
        return new Shelf(client.session(), document);
    }

    private static byte[] found(Shelf shelf, byte @Nullable [] head) {
        if (head == null) {
            throw new AliasNotFound(shelf.name() + " does not exist");
        }
        return head;
    }

    private static Part head(Shelf shelf, byte[] content) {
        Part part = Part.open(shelf.document(), content);
        if (part == null || part.kind() == Part.Kind.SLICE) {
            throw new DamagedDocument(
                    shelf.document(), shelf.name() + " is damaged: its head is not what was uploaded");
        }
        return part;
    }

    private static void putBack(Shelf shelf, byte[] head, RuntimeException failure) {
        try {
            shelf.storeHead(head);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
