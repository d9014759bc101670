package io.hivecache.operation;

import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;

/**
 * The kinds of user code that run inside an operation, and how each one's failure reaches the caller: in the exception
 * that JSR-107 gives it. One that is of this type already passes as it is, and an {@link Error} always does.
 */
enum UserCode {
    LOADER("loader", CacheLoaderException.class, CacheLoaderException::new),
    WRITER("writer", CacheWriterException.class, CacheWriterException::new),
    PROCESSOR("entry processor", EntryProcessorException.class, EntryProcessorException::new),
    LISTENER("listener", CacheEntryListenerException.class, CacheEntryListenerException::new);

    private final String title;
    private final Class<? extends CacheException> type;
    private final Wrapping wrapping;

    UserCode(String title, Class<? extends CacheException> type, Wrapping wrapping) {
        this.title = title;
        this.type = type;
        this.wrapping = wrapping;
    }

    /** Runs user code of this kind on behalf of a cache. */
    <T extends @org.jspecify.annotations.Nullable Object> T call(String cache, Action<T> action) {
        try {
            return action.run();
        } catch (Exception e) {
            if (type.isInstance(e)) {
                throw type.cast(e);
            }
            throw wrapping.wrap("cache '" + cache + "': the " + title + " failed: " + e, e);
        }
    }

    /** User code with a result. */
    @FunctionalInterface
    interface Action<T extends @org.jspecify.annotations.Nullable Object> {
        T run() throws Exception;
    }

    @FunctionalInterface
    private interface Wrapping {
        CacheException wrap(String message, Throwable cause);
    }
}
