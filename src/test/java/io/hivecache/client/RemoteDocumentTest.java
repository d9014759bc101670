package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.RedisServer;
import org.junit.jupiter.api.Test;

/** Documents on a server pass through a JVM whose heap is far smaller. */
class RemoteDocumentTest {
    private static final long GIB = 1L << 30;

    @Test
    void aGibibytePassesThrough64Mebibytes() throws Exception {
        try (RedisServer server = RedisServer.launch()) {
            String said = LargeDocument.run("-Xmx64m", server.address(), GIB, 10 << 20);

            assertThat(said).contains(GIB + " bytes, the same");
        }
    }
}
