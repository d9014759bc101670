package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.UnknownAfterTimeout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is there when all of it is, or not at all. */
class FailedUploadTest extends DocumentFixture {
    private static final InputStream BROKEN = new InputStream() {
        @Override
        public int read() throws IOException {
            throw new IOException("broken");
        }
    };

    private void failAt(int update, boolean afterwards) {
        int[] updates = {0};
        engine.watch((command, arguments) -> {
            if (command.equals("update") && ++updates[0] == update) {
                if (afterwards) {
                    store((String) arguments[0], (byte[]) arguments[1]);
                    throw new UnknownAfterTimeout("slow");
                }
                throw new HiveTimeout("slow");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 2_000, 5_432})
    void nothingIsLeftWhenTheStreamFails(int size) {
        InputStream content = new SequenceInputStream(new ByteArrayInputStream(content(size)), BROKEN);

        assertThatThrownBy(() -> documents.upload(content))
                .isInstanceOf(IOException.class)
                .hasMessage("broken")
                .hasNoSuppressedExceptions();
        assertThat(aliases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nothingIsLeftWhenTheHiveFails(int update) {
        failAt(update, false);

        assertThatThrownBy(() -> upload(content(2_500)))
                .isInstanceOf(HiveTimeout.class)
                .hasNoSuppressedExceptions();
        assertThat(aliases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nothingIsLeftWhenThePartThatFailedWasStoredAllTheSame(int update) {
        failAt(update, true);

        assertThatThrownBy(() -> upload(content(2_500))).isInstanceOf(UnknownAfterTimeout.class);
        assertThat(aliases()).isEmpty();
    }

    @Test
    void nothingIsLeftOfASmallDocumentThatFailed() {
        failAt(1, true);

        assertThatThrownBy(() -> upload(content(10))).isInstanceOf(UnknownAfterTimeout.class);
        assertThat(aliases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 2_500})
    void nothingIsLeftWhenTheProgressFails(int size) {
        Progress failing = (done, total) -> {
            if (done == size) {
                throw new IllegalStateException("enough");
            }
        };

        assertThatThrownBy(() -> documents.upload(new ByteArrayInputStream(content(size)), failing))
                .isInstanceOf(IllegalStateException.class);
        assertThat(aliases()).isEmpty();
    }

    @Test
    void whatCannotBeRemovedIsSaid() {
        engine.watch((command, arguments) -> {
            if (aliases().size() == 2) {
                throw new HiveTimeout("gone");
            }
        });

        assertThatThrownBy(() -> upload(content(2_500)))
                .isInstanceOf(HiveTimeout.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }

    @Test
    void aSliceThatTheHiveHasNoRoomForLeavesNothing() {
        try (RawClient small = RawClient.open(URI.create("hive:embedded?max-bytes=1000"))) {
            Documents documents = Documents.over(small).withSliceSize(SLICE);

            assertThatThrownBy(() -> documents.upload(new ByteArrayInputStream(content(2_500))))
                    .isInstanceOf(NoMemory.class);
            assertThat(small.scan("").hasNext()).isFalse();
        }
    }

    @Test
    void theHeadIsWrittenLast() throws IOException {
        List<String> stored = new ArrayList<>();
        engine.watch((command, arguments) -> {
            if (command.equals("update")) {
                stored.add((String) arguments[0]);
            }
        });
        UUID document = upload(content(2_500));
        String head = "document/" + document;

        assertThat(stored).containsExactly(head + "/1", head + "/2", head + "/3", head);
    }
}
