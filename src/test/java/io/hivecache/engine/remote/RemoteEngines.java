package io.hivecache.engine.remote;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveObserver;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Limit;
import io.hivecache.hive.TimeSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Words for tests of the remote engine outside of the contract. */
final class RemoteEngines {
    private RemoteEngines() {}

    static Engine open(String address) {
        return new RemoteEngineFactory().open(URI.create(address), TimeSource.system());
    }

    /** A hive to whose observer nothing matters. */
    static Hive<String, byte[]> hive(Engine engine, String name) {
        return engine.open(new HiveSettings<>(name, new Limit.None<>(), Arrays::equals, HiveObserver.none()));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] content) {
        return content == null ? null : new String(content, StandardCharsets.UTF_8);
    }

    /** Everything that a scan meets, as text. */
    static Map<String, String> scanned(Hive<String, byte[]> hive) {
        Map<String, String> met = new HashMap<>();
        for (Iterator<Hive.Entry<String, byte[]>> entries = hive.scan(); entries.hasNext(); ) {
            Hive.Entry<String, byte[]> entry = entries.next();
            met.put(entry.alias(), text(entry.content()));
        }
        return met;
    }
}
