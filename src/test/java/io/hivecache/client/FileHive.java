package io.hivecache.client;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Hive;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A hive whose content lies in files, as outside of the client's heap as that of a server: what documents need of a hive, and
 * nothing of lifetimes, holds and scans. All content passes a door on its way in and out.
 */
final class FileHive implements Hive<String, byte[]> {
    private final Path directory;
    private final UnaryOperator<byte[]> door;

    FileHive(Path directory, UnaryOperator<byte[]> door) {
        this.directory = directory;
        this.door = door;
    }

    private Path file(String alias) {
        return directory.resolve(alias.replace('/', '_'));
    }

    @Override
    public byte @Nullable [] get(String alias, Lifetime lifetime) {
        try {
            Path file = file(alias);
            return Files.exists(file) ? door.apply(Files.readAllBytes(file)) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome<byte[]> transition(
            String alias, Row row, byte @Nullable [] expected, byte @Nullable [] next, Lifetime lifetime) {
        try {
            boolean found = Files.exists(file(alias));
            byte[] before = !found ? null : row.wantsBefore() ? get(alias, lifetime) : new byte[0];
            Verb verb = row.verb(found, true);
            if (verb.stores()) {
                Files.write(file(alias), door.apply(next));
            } else if (verb == Verb.DELETE) {
                Files.deleteIfExists(file(alias));
            }
            return new Outcome<>(verb, before, verb.stores() ? next : null, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Outcome<byte[]> swap(
            String alias, byte @Nullable [] seen, Verb verb, byte @Nullable [] next, Lifetime lifetime) {
        return transition(alias, Row.of(verb, verb), null, next, lifetime);
    }

    @Override
    public byte @Nullable [] getAhead(String alias, long millis, Consumer<? super String> ending) {
        return get(alias, Lifetime.ETERNAL);
    }

    @Override
    public @Nullable Subscription subscribe(ChangeObserver<String, byte[]> observer) {
        return null;
    }

    @Override
    public Lease<String> lease(Collection<? extends String> aliases, long millis) {
        return Lease.ofAll();
    }

    @Override
    public Hold hold(String alias) {
        return () -> {};
    }

    @Override
    public Hold holdAll(Collection<? extends String> aliases) {
        return () -> {};
    }

    @Override
    public Iterator<Entry<String, byte[]>> scan() {
        return Collections.emptyIterator();
    }

    @Override
    public void clear() {}

    @Override
    public void close() {}
}
