package io.hivecache.operation;

import io.hivecache.hive.HiveException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The failures of several steps that are all to be tried: the first is thrown in the end, with the others suppressed. */
final class Failures {
    private @Nullable RuntimeException first;

    void collect(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            add(e);
        }
    }

    /** Takes a step for each, until the hive cannot be reached: each further step would wait for its time-out as well. */
    <T> void collectEach(Iterable<? extends T> all, Consumer<? super T> step) {
        for (T each : all) {
            try {
                step.accept(each);
            } catch (RuntimeException e) {
                add(e);
                if (e instanceof HiveException failure && Outage.explains(failure)) {
                    return;
                }
            }
        }
    }

    private void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
