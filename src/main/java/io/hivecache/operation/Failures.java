package io.hivecache.operation;

import org.jspecify.annotations.Nullable;

/** The failures of several steps that are all to be tried: the first is thrown in the end, with the others suppressed. */
final class Failures {
    private @Nullable RuntimeException first;

    void collect(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (first == null) {
                first = e;
            } else if (first != e) {
                first.addSuppressed(e);
            }
        }
    }

    void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
