package io.hivecache.client;

import io.hivecache.hive.Engines;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.TimeSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** Documents in slices of {@link #SLICE} bytes, in an embedded hive that is watched. */
abstract class DocumentFixture {
    static final int SLICE = 1_000;

    final WatchedEngine engine = new WatchedEngine(Engines.open(EmbeddedClientTest.EMBEDDED, TimeSource.system()));
    final RawClient client = RawClient.open(engine, ClientOptions.DEFAULT, Clock.systemUTC());
    final Documents documents = Documents.over(client).withSliceSize(SLICE);

    @AfterEach
    void close() {
        client.close();
    }

    /** Content that no other size has in common. */
    static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    UUID upload(byte[] content) throws IOException {
        return documents.upload(new ByteArrayInputStream(content));
    }

    byte[] download(UUID document) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        documents.download(document, target);
        return target.toByteArray();
    }

    /** The aliases in the hive. */
    List<String> aliases() {
        List<String> aliases = new ArrayList<>();
        hive().scan().forEachRemaining(entry -> aliases.add(entry.alias()));
        return aliases;
    }

    /** The hive, unwatched. */
    Hive<String, byte[]> hive() {
        return engine.hive();
    }

    byte[] stored(String alias) {
        return hive().get(alias, Lifetime.ETERNAL).clone();
    }

    void store(String alias, byte[] content) {
        hive().update(alias, content, Lifetime.ETERNAL);
    }
}
