package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's own memory stays below four slices, whatever the document's size. */
class DocumentsMemoryTest {
    private static final int SLICE = 100_000;

    @TempDir
    private Path directory;

    @Test
    void fewSlicesAreAliveAtATime() throws IOException {
        LiveArrays arrays = new LiveArrays();
        byte[] content = DocumentFixture.content(12 * SLICE + 1);
        try (RawClient client =
                RawClient.open(new FileEngine(directory, arrays::add), ClientOptions.DEFAULT, Clock.systemUTC())) {
            Documents documents = Documents.over(client).withSliceSize(SLICE);
            UUID document = documents.upload(new ByteArrayInputStream(content));
            assertThat(arrays.takeMost()).isBetween((long) SLICE, 4L * SLICE);

            ByteArrayOutputStream target = new ByteArrayOutputStream();
            documents.download(document, target);
            assertThat(arrays.takeMost()).isBetween((long) SLICE, 4L * SLICE);
            assertThat(target.toByteArray()).isEqualTo(content);
            documents.delete(document);
        }
        assertThat(files()).isZero();
    }

    /** In a JVM whose whole heap is four slices. */
    @Test
    void aDocumentFarLargerThanTheHeapPasses() throws Exception {
        int slice = 14 << 20;
        long size = 300L << 20;
        String said = LargeDocument.run("-Xmx" + 4 * slice, directory.toUri().toString(), size, slice);

        assertThat(said).contains(size + " bytes, the same");
        assertThat(files()).isZero();
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.count();
        }
    }
}
