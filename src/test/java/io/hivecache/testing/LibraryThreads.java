package io.hivecache.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads that the library has started, and that it must end. */
public final class LibraryThreads {
    private final Set<Thread> before = now();

    private LibraryThreads() {}

    /** Remembers those that run now and are none of the test's business. */
    public static LibraryThreads remember() {
        return new LibraryThreads();
    }

    /** Those that were started since and run. */
    public Set<Thread> running() {
        Set<Thread> running = now();
        running.removeAll(before);
        return running;
    }

    /** Waits until all that were started since have ended. */
    public void awaitEnd() throws InterruptedException {
        for (Thread thread : running()) {
            thread.join(TimeUnit.SECONDS.toMillis(Worker.PATIENCE_SECONDS));
            assertThat(thread.isAlive()).as("%s is still there", thread).isFalse();
        }
    }

    private static Set<Thread> now() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("hivecache-"))
                .collect(Collectors.toSet());
    }
}
