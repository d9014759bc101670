package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.testing.LibraryThreads;
import io.hivecache.testing.Worker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** While the consumer writes one slice, the next is fetched, and no more. */
class FetchAheadTest extends DocumentFixture {
    private final List<String> fetched = new CopyOnWriteArrayList<>();

    private void watchFetches(CountDownLatch second) {
        engine.watch((command, arguments) -> {
            String alias = (String) arguments[0];
            if (alias.contains("/2")) {
                second.countDown();
            }
            fetched.add(alias.substring(alias.lastIndexOf('/') + 1));
        });
    }

    @Test
    void theNextSliceIsFetchedWhileTheConsumerWrites() throws IOException {
        UUID document = upload(content(5_000));
        CountDownLatch second = new CountDownLatch(1);
        watchFetches(second);
        ByteArrayOutputStream target = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] content, int from, int length) {
                Worker.await(second);
                assertThat(fetched.size() - 2)
                        .as("slices ahead of the %d bytes written", size())
                        .isLessThanOrEqualTo(size() / SLICE + 1);
                super.write(content, from, length);
            }
        };
        documents.download(document, target);

        assertThat(target.toByteArray()).isEqualTo(content(5_000));
        assertThat(fetched).containsExactly(document.toString(), "1", "2", "3", "4", "5");
    }

    @Test
    void aConsumerThatFailsEndsTheDownloadAndItsThread() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        UUID document = upload(content(50_000));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int content) throws IOException {
                throw new IOException("full");
            }
        };

        assertThatThrownBy(() -> documents.download(document, full))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
        threads.awaitEnd();
    }

    @Test
    void noThreadOutlivesADownload() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        download(upload(content(5_000)));

        threads.awaitEnd();
    }

    @Test
    void aConsumerThatIsInterruptedIsTold() throws Exception {
        UUID document = upload(content(5_000));
        CountDownLatch never = new CountDownLatch(1);
        engine.watch((command, arguments) -> {
            if (((String) arguments[0]).endsWith("/1")) {
                never.await();
            }
        });
        Worker<Boolean> downloading = Worker.start(() -> {
            assertThatThrownBy(() -> download(document))
                    .isInstanceOfSatisfying(
                            HiveException.class,
                            failure -> assertThat(failure.code()).isEqualTo(HiveCode.SYSTEM))
                    .hasMessageContaining(document.toString());
            return Thread.interrupted();
        });
        downloading.awaitRestIn(FetchAhead.class).interrupt();

        assertThat(downloading.result()).isTrue();
    }

    @Test
    void anErrorOfTheFetcherReachesTheConsumer() throws IOException {
        UUID document = upload(content(5_000));
        engine.watch((command, arguments) -> {
            if (((String) arguments[0]).endsWith("/3")) {
                throw new StackOverflowError();
            }
        });

        assertThatThrownBy(() -> download(document)).isInstanceOf(StackOverflowError.class);
    }
}
