package io.hivecache.engine.embedded;

import io.hivecache.engine.Wanted;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right of one thread to be the only one that changes a cell, and the cell's content while it lasts. It may be taken
 * again by its owner and ends with the last {@link #isLast}. Its content is read by anybody, all else is the owner's.
 */
final class Held<A, C> implements Wanted {
    private static final int SPINS = 200;
    private static final Object UNREAD = new Object();

    private static final VarHandle CONTENT = handle("content", Object.class);
    private static final VarHandle END = handle("end", CountDownLatch.class);

    private final Thread owner = Thread.currentThread();
    private final Cell<A, C> cell;
    private int depth = 1;
    private volatile @Nullable Object content;
    private volatile boolean ended;
    private volatile @Nullable CountDownLatch end;

    /** Creates the right to a cell whose content is not known yet. */
    Held(Cell<A, C> cell) {
        this.cell = cell;
        CONTENT.set(this, UNREAD);
    }

    /** Creates the right to a cell with content, or null for none. */
    Held(Cell<A, C> cell, @Nullable C content) {
        this.cell = cell;
        CONTENT.set(this, content);
    }

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(Held.class, field, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    Cell<A, C> cell() {
        return cell;
    }

    boolean hasContentOfCell() {
        return content != UNREAD;
    }

    /** The content as the owner left it, or null for none. */
    @SuppressWarnings("unchecked")
    @Nullable
    C content() {
        return (C) content;
    }

    /** Changes the content; no later than when the right is given back, all threads see it. */
    void store(@Nullable C next) {
        CONTENT.setRelease(this, next);
    }

    boolean isMine() {
        return owner == Thread.currentThread();
    }

    @Override
    public Thread owner() {
        return owner;
    }

    /** Takes the right once more. */
    Held<A, C> again() {
        depth++;
        return this;
    }

    /** Gives the right back once; answers whether it has ended by that, so that the cell is to be given back. */
    boolean isLast() {
        if (--depth == 0) {
            return true;
        }
        VarHandle.fullFence(); // as end() is one
        return false;
    }

    /** Ends the right, once the cell is given back. */
    void end() {
        ended = true; // a full fence
        CountDownLatch waited = end;
        if (waited != null) {
            waited.countDown();
        }
    }

    /** Waits a moment without giving up the processor: most rights last no longer. */
    boolean endsSoon() {
        for (int i = 0; i < SPINS && !ended; i++) {
            Thread.onSpinWait();
        }
        return ended;
    }

    @Override
    public boolean await(long millis) throws InterruptedException {
        END.compareAndSet(this, null, new CountDownLatch(1));
        CountDownLatch awaited = end;
        return ended || awaited == null || awaited.await(millis, TimeUnit.MILLISECONDS);
    }
}
