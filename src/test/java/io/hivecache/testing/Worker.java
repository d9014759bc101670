package io.hivecache.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A thread of a test, with a result. It is a daemon, so that one that hangs fails its test and nothing else; every wait
 * for it ends after {@link #PATIENCE_SECONDS}.
 */
public final class Worker<T> {
    /** Far more than anything takes: who waits as long has met a hang. */
    public static final long PATIENCE_SECONDS = 20;

    private static final int SETTLED = 10;

    private final FutureTask<T> task;
    private final Thread thread;

    private Worker(Callable<T> action) {
        task = new FutureTask<>(action);
        thread = new Thread(task);
        thread.setDaemon(true);
    }

    /** Starts a worker. */
    public static <T> Worker<T> start(Callable<T> action) {
        Worker<T> worker = new Worker<>(action);
        worker.thread.start();
        return worker;
    }

    /** Starts a worker that has no result. */
    public static Worker<Void> run(Action action) {
        return start(() -> {
            action.run();
            return null;
        });
    }

    /** Runs an action by several threads that begin together; answers their results in the order of their numbers. */
    public static <T> List<T> together(int threads, Numbered<T> action) throws Exception {
        return together(threads, PATIENCE_SECONDS, action);
    }

    /** As {@link #together}, for what may take more seconds than a test otherwise has the patience for. */
    public static <T> List<T> together(int threads, long seconds, Numbered<T> action) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(threads);
        List<Worker<T>> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            workers.add(start(() -> {
                begin.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                return action.call(number);
            }));
        }
        List<T> results = new ArrayList<>();
        for (Worker<T> worker : workers) {
            results.add(worker.resultWithin(seconds));
        }
        return results;
    }

    /** Waits for the latch. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at a latch", e);
        }
    }

    /** What the action answered, or what it threw, once it has ended. */
    public T result() throws Exception {
        return resultWithin(PATIENCE_SECONDS);
    }

    /** As {@link #result}, for what may take more seconds than a test otherwise has the patience for. */
    public T resultWithin(long seconds) throws Exception {
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        } catch (TimeoutException e) {
            AssertionError hang = new AssertionError("the thread hangs in state " + thread.getState());
            hang.setStackTrace(thread.getStackTrace());
            throw hang;
        }
    }

    /** What the action threw once it has ended, or null if it ended well. */
    public Throwable failure() {
        try {
            result();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    /** Returns once the thread has come to rest: it waits for something, and did so at several looks, or has ended. */
    public Worker<T> awaitRest() {
        return awaitRest(() -> true);
    }

    /** As {@link #awaitRest}, where what it waits for must be waited for by a method of the given class. */
    public Worker<T> awaitRestIn(Class<?> waiting) {
        return awaitRest(() -> Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(waiting.getName())));
    }

    private Worker<T> awaitRest(BooleanSupplier inPlace) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int seen = 0;
                seen < SETTLED && !task.isDone();
                seen = isAtRest() && inPlace.getAsBoolean() ? seen + 1 : 0) {
            LockSupport.parkNanos(200_000);
            if (System.nanoTime() > end) {
                throw new AssertionError("the thread never comes to rest");
            }
        }
        return this;
    }

    private boolean isAtRest() {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            default -> false;
        };
    }

    /** Whether the action has ended. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Interrupts the thread. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Something to do that may fail. */
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }

    /** Something to do for each of several threads. */
    @FunctionalInterface
    public interface Numbered<T> {
        T call(int thread) throws Exception;
    }
}
