package io.hivecache.client;

import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** An engine of {@link FileHive}s in one directory. */
record FileEngine(Path directory, UnaryOperator<byte[]> door) implements Engine {
    @Override
    public boolean keepsObjects() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // Clients open hives of String and byte[].
    public <A, C> Hive<A, C> open(HiveSettings<A, C> settings) {
        return (Hive<A, C>) new FileHive(directory, door);
    }

    @Override
    public void close() {}
}
