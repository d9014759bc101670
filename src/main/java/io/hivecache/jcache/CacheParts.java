package io.hivecache.jcache;

import io.hivecache.hive.Engine;
import io.hivecache.hive.OnFailure;
import io.hivecache.operation.Background;
import io.hivecache.operation.Bulk;
import io.hivecache.operation.Closing;
import io.hivecache.operation.Executor;
import io.hivecache.operation.ExternalResource;
import io.hivecache.operation.Figures;
import io.hivecache.operation.Listeners;
import io.hivecache.operation.ReadThrough;
import io.hivecache.operation.Statistics;
import io.hivecache.operation.Store;
import io.hivecache.operation.Types;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** Everything that makes one cache work, put together from its configuration, and taken apart again. */
final class CacheParts<K, V> implements AutoCloseable {
    private final String name;
    private final Deque<Runnable> closings = new ArrayDeque<>();

    /** Carries out the operations on one entry. */
    final Executor<K, V, ?, ?> executor;

    /** Carries out the operations on many entries. */
    final Bulk<K, V, ?, ?> bulk;

    final Types<K, V> types;
    final Listeners<K, V> listeners;
    final Statistics statistics = new Statistics();
    final Figures figures = new Figures();

    CacheParts(HiveCache<K, V> cache, HiveConfiguration<K, V> configuration, Engine engine, Background background) {
        this.name = cache.getName();
        try {
            LateObserver<Object> observer = new LateObserver<>(statistics, figures);
            Store<K, V, Object, Object> opened =
                    new StoreFactory<>(name, configuration, cache.loader()).open(engine, observer, figures);
            boolean misses = configuration.getOnFailure() == OnFailure.MISS && !engine.keepsObjects();
            Store<K, V, Object, Object> store =
                    misses ? opened.missingOnFailure(background, statistics, figures) : opened;
            closings.push(store.hive()::close);
            this.types = store.types();
            ExpiryPolicy expiry = create(configuration.getExpiryPolicyFactory());
            CacheLoader<K, V> loader = create(configuration.getCacheLoaderFactory());
            CacheWriter<? super K, ? super V> writer =
                    configuration.isWriteThrough() ? create(configuration.getCacheWriterFactory()) : null;
            this.listeners = new Listeners<>(cache, background);
            closings.push(listeners::close);
            Executor<K, V, Object, Object> made = new Executor<>(
                    store,
                    expiry == null ? new EternalExpiryPolicy() : expiry,
                    new ExternalResource<>(
                            name,
                            loader == null ? null : new TimedLoader<>(loader, figures),
                            readThrough(configuration, background),
                            writer,
                            HiveEntry::new),
                    listeners,
                    statistics);
            this.executor = made;
            this.bulk = new Bulk<>(made);
            observer.executor(made);
            if (configuration.getEvents() == EventScope.HIVE) {
                made.shareEvents();
            }
            configuration.getCacheEntryListenerConfigurations().forEach(listeners::register);
        } catch (RuntimeException e) {
            close();
            throw e instanceof CacheException || e instanceof UnsupportedOperationException
                    ? e
                    : new CacheException("cache '" + name + "' cannot be created: " + e, e);
        } catch (Error e) {
            close();
            throw e;
        }
    }

    private static ReadThrough readThrough(HiveConfiguration<?, ?> configuration, Background background) {
        return new ReadThrough(
                configuration.isReadThrough(),
                configuration.getLoadLease().toMillis(),
                configuration.getRefreshAfter().toMillis(),
                background);
    }

    private <T> @Nullable T create(@Nullable Factory<T> factory) {
        T userCode = factory == null ? null : factory.create();
        closings.push(() -> Closing.closeQuietly(name, userCode));
        return userCode;
    }

    /** Ends the listening, closes the user code that wants to be closed, and drops the content. */
    @Override
    public void close() {
        closings.forEach(Runnable::run);
        closings.clear();
    }
}
