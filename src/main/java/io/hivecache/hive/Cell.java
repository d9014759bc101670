package io.hivecache.hive;

/**
 * What a hive keeps under an alias: content and the moment at which it expires. Immutable, and compared by identity, so
 * that a cell is also the token by which an engine notices a change.
 *
 * @param <C> the type of content
 */
public final class Cell<C> {
    private final C content;
    private final long deadline;

    /**
     * Creates a cell.
     *
     * @param content what is kept
     * @param deadline in milliseconds of the engine's {@link TimeSource}, or {@link Lifetime#NEVER}
     */
    public Cell(C content, long deadline) {
        this.content = content;
        this.deadline = deadline;
    }

    /** What is kept. */
    public C content() {
        return content;
    }

    /** When the cell expires, in milliseconds of the engine's {@link TimeSource}, or {@link Lifetime#NEVER}. */
    public long deadline() {
        return deadline;
    }

    /** Whether the cell's time has passed; the clock is read only if the cell can expire. */
    public boolean hasLapsed(TimeSource time) {
        return deadline != Lifetime.NEVER && deadline <= time.millis();
    }
}
