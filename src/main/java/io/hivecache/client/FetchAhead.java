package io.hivecache.client;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Fetches numbered things one ahead, on a thread of its own: while the caller works on one, the next is fetched, and no more
 * than that. For one thread; to be closed.
 */
final class FetchAhead<T> implements AutoCloseable {
    private final String name;
    private final long count;
    private final LongFunction<T> source;
    private final ExecutorService fetcher;
    private long fetched;
    private @Nullable Future<T> ahead;

    /** Begins to fetch the first of those from 1 to count. */
    FetchAhead(String name, long count, LongFunction<T> source) {
        this.name = name;
        this.count = count;
        this.source = source;
        this.fetcher = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "hivecache-download");
            thread.setDaemon(true);
            return thread;
        });
        this.ahead = fetch();
    }

    private @Nullable Future<T> fetch() {
        if (fetched == count) {
            return null;
        }
        long number = ++fetched;
        return fetcher.submit(() -> source.apply(number));
    }

    boolean hasNext() {
        return ahead != null;
    }

    /**
     * Waits for the next, and begins to fetch the one behind it.
     *
     * @throws HiveException if it could not be fetched, or with {@link HiveCode#SYSTEM} if the wait was interrupted
     */
    T next() {
        if (ahead == null) {
            throw new IllegalStateException("there are only " + count);
        }
        T next = await(ahead);
        ahead = fetch();
        return next;
    }

    private T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HiveException(HiveCode.SYSTEM, name + ": interrupted while waiting for it", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }

    /** Does not wait for what is being fetched. */
    @Override
    public void close() {
        fetcher.shutdownNow();
    }
}
