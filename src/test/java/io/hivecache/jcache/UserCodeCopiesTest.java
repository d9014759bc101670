package io.hivecache.jcache;

import static io.hivecache.jcache.CopiesTest.assertHolds;
import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.jcache.Box.Storing;
import io.hivecache.jcache.CopiesTest.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** By value, loaders, writers, processors and listeners cannot change what is stored either. */
class UserCodeCopiesTest {

    private final HiveCachingProvider provider = new HiveCachingProvider();

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void aProcessorMayChangeTheKeyBeforeItStores(Kind kind) {
        Cache<Box, Box> cache = create(kind.configuration());

        cache.invoke(new Box("key"), (entry, arguments) -> {
            entry.getKey().text = "changed";
            entry.setValue(new Box("value"));
            return null;
        });

        assertHolds(cache);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessorsChangeOfTheValueCountsOnlyIfItSetsIt(Kind kind) {
        Cache<Box, Box> cache = create(kind.configuration());
        cache.put(new Box("key"), new Box("old"));

        cache.invoke(new Box("key"), (entry, arguments) -> entry.getValue().text = "changed");
        assertThat(cache.get(new Box("key"))).isEqualTo(new Box("old"));

        cache.invoke(new Box("key"), (entry, arguments) -> {
            Box value = entry.getValue();
            value.text = "value";
            entry.setValue(value);
            return null;
        });
        assertHolds(cache);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("what a processor reads through and changes, but does not set, is stored as the loader gave it")
    void aProcessorsChangeOfALoadedValueCountsOnlyIfItSetsIt(Kind kind) {
        Cache<Box, Box> cache = create(readingThrough(kind, new Remembering()));

        cache.invoke(new Box("key"), (entry, arguments) -> entry.getValue().text = "changed");

        assertHolds(cache);
    }

    @ParameterizedTest
    @EnumSource
    void whatALoaderGaveCanBeChangedByItAndByTheReader(Kind kind) {
        Map<String, Function<Cache<Box, Box>, Object>> ways = Map.of(
                "get", cache -> cache.get(new Box("key")).text = "changed",
                "getAll", cache -> cache.getAll(Set.of(new Box("key"))).get(new Box("key")).text = "changed",
                "loadAll", UserCodeCopiesTest::loadKey,
                "invoke", cache -> cache.invoke(new Box("key"), (entry, arguments) -> entry.getValue().text));
        ways.forEach((name, way) -> {
            Remembering loader = new Remembering();
            Cache<Box, Box> cache = create(readingThrough(kind, loader));

            way.apply(cache);
            assertThat(loader.handedOut).as(name).hasSize(2).noneMatch(box -> box.text.equals("changed"));
            loader.handedOut.forEach(box -> box.text = "changed");

            assertHolds(cache);
        });
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Object loadKey(Cache<Box, Box> cache) {
        CompletionListenerFuture done = new CompletionListenerFuture();
        cache.loadAll(Set.of(new Box("key")), false, done);
        try {
            done.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return done;
    }

    @Test
    @DisplayName("a key may be changed as soon as loadAll has returned, whenever the loading starts")
    void keysGivenToLoadAllCanBeChanged() throws Exception {
        Cache<Box, Box> cache = create(readingThrough(Kind.JAVA, new Remembering()));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Thread holder = new Thread(() -> cache.invoke(new Box("key"), (entry, arguments) -> {
            held.countDown();
            return await(changed);
        }));
        holder.start();
        assertThat(await(held)).isTrue();

        Box key = new Box("key");
        CompletionListenerFuture done = new CompletionListenerFuture();
        cache.loadAll(Set.of(key), false, done);
        key.text = "changed";
        changed.countDown();
        done.get(10, TimeUnit.SECONDS);
        holder.join();

        assertThat(cache.containsKey(new Box("key"))).isTrue();
        assertThat(cache.containsKey(new Box("changed"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatListenersHearCanBeChanged(Kind kind) {
        Changing listener = new Changing();
        Cache<Box, Box> cache = create(kind.configuration());
        cache.registerCacheEntryListener(new MutableCacheEntryListenerConfiguration<>(
                new SingletonFactory<CacheEntryListener<Box, Box>>(listener), null, true, true));
        Box given = new Box("value");

        cache.put(new Box("key"), given);
        assertHolds(cache);
        cache.put(new Box("key"), given);
        assertHolds(cache);
        cache.getAndReplace(new Box("key"), given);
        assertHolds(cache);
        cache.invoke(new Box("key"), (entry, arguments) -> {
            entry.setValue(given);
            return null;
        });
        assertHolds(cache);
        cache.remove(new Box("key"));

        assertThat(listener.heard).isEqualTo(5);
        assertThat(given).isEqualTo(new Box("value"));
    }

    @ParameterizedTest
    @EnumSource
    void whatAWriterIsGivenCanBeChanged(Kind kind) {
        Cache<Box, Box> cache = create(kind.configuration()
                .setWriteThrough(true)
                .setCacheWriterFactory(new SingletonFactory<>(new ChangingWriter())));
        for (Storing way : Storing.values()) {
            if (way.replaces()) {
                cache.put(new Box("key"), new Box("old"));
            }
            way.store(cache, new Box("key"), new Box("value"));
            assertThat(cache.get(new Box("key"))).as(way.name()).isEqualTo(new Box("value"));
            cache.clear();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the entry that is removed is that of the key as it was given, even if the writer changes the key")
    void aWriterThatChangesTheKeyToDelete(Kind kind) {
        Map<String, BiConsumer<Cache<Box, Box>, Box>> ways = Map.of(
                "remove", Cache::remove,
                "remove if same", (cache, key) -> cache.remove(key, new Box("value")),
                "getAndRemove", Cache::getAndRemove,
                "removeAll", (cache, key) -> cache.removeAll(Set.of(key)),
                "invoke",
                        (cache, key) -> cache.invoke(key, (entry, arguments) -> {
                            entry.remove();
                            return null;
                        }));
        ways.forEach((name, way) -> {
            Cache<Box, Box> cache = create(kind.configuration()
                    .setWriteThrough(true)
                    .setCacheWriterFactory(new SingletonFactory<>(new ChangingWriter())));
            cache.put(new Box("key"), new Box("value"));
            way.accept(cache, new Box("key"));
            assertThat(cache).as(name).isEmpty();
        });
    }

    private Cache<Box, Box> create(HiveConfiguration<Box, Box> configuration) {
        provider.getCacheManager().destroyCache("boxes");
        return provider.getCacheManager().createCache("boxes", configuration);
    }

    private static HiveConfiguration<Box, Box> readingThrough(Kind kind, CacheLoader<Box, Box> loader) {
        return kind.configuration().setReadThrough(true).setCacheLoaderFactory(new SingletonFactory<>(loader));
    }

    /** Keeps what it gave and what it was asked for. */
    private static final class Remembering implements OneByOneLoader<Box, Box> {
        private final List<Box> handedOut = new CopyOnWriteArrayList<>();

        @Override
        public Box load(Box key) {
            Box value = new Box("value");
            handedOut.add(value);
            handedOut.add(key);
            return value;
        }
    }

    /** Changes everything that it hears of. */
    private static final class Changing
            implements CacheEntryCreatedListener<Box, Box>,
                    CacheEntryUpdatedListener<Box, Box>,
                    CacheEntryRemovedListener<Box, Box> {
        private int heard;

        @Override
        public void onCreated(Iterable<CacheEntryEvent<? extends Box, ? extends Box>> events) {
            for (CacheEntryEvent<? extends Box, ? extends Box> event : events) {
                heard++;
                event.getKey().text = "changed";
                event.getValue().text = "changed";
                if (event.isOldValueAvailable()) {
                    event.getOldValue().text = "changed";
                }
            }
        }

        @Override
        public void onUpdated(Iterable<CacheEntryEvent<? extends Box, ? extends Box>> events) {
            onCreated(events);
        }

        @Override
        public void onRemoved(Iterable<CacheEntryEvent<? extends Box, ? extends Box>> events) {
            onCreated(events);
        }
    }

    /** Changes everything that it is to write. */
    private static final class ChangingWriter implements OneByOneWriter<Box, Box> {
        @Override
        public void write(Cache.Entry<? extends Box, ? extends Box> entry) {
            entry.getKey().text = "changed";
            entry.getValue().text = "changed";
        }

        @Override
        public void delete(Object key) {
            ((Box) key).text = "changed";
        }
    }
}
