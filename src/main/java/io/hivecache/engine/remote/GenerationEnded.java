package io.hivecache.engine.remote;

/** Another JVM had cleared the cache before an operation was carried out, which therefore came to nothing. */
final class GenerationEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Without a stack trace: {@link Attempts} and {@link Scan} always catch it. */
    GenerationEnded() {
        super("the cache was cleared", null, false, false);
    }
}
