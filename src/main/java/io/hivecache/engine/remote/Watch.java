package io.hivecache.engine.remote;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is done for all open hives at each beat of the {@link Pulse}. */
final class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final Collection<RemoteHive> hives;
    private final Calls calls;
    private final BooleanSupplier closed;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Creates the watch over hives that come and go, until the engine is closed. */
    Watch(Collection<RemoteHive> hives, Calls calls, BooleanSupplier closed) {
        this.hives = hives;
        this.calls = calls;
        this.closed = closed;
    }

    /** Sees which caches were cleared by other JVMs: in one round trip for all, or one for each if some servers fail. */
    void lookAtGenerations() {
        List<RemoteHive> now = List.copyOf(hives);
        if (!carefully(() -> lookAt(now))) {
            now.forEach(hive -> carefully(() -> lookAt(List.of(hive))));
        }
    }

    private void lookAt(List<RemoteHive> looking) {
        List<@Nullable Space> before = new ArrayList<>();
        looking.forEach(hive -> before.add(hive.generations().known()));
        List<@Nullable Object> replies = calls.callAll(
                looking.stream().map(hive -> hive.generations().look()).toList());
        for (int i = 0; i < replies.size(); i++) {
            looking.get(i).generations().saw(replies.get(i), before.get(i));
        }
    }

    /** Tells of expired entries. */
    void tellLapses() {
        hives.forEach(hive -> carefully(hive::tellLapses));
    }

    /** Unlinks what clearing has left behind. */
    void clean() {
        hives.forEach(hive -> carefully(hive.cleaner()::clean));
    }

    /** Says once that something fails, until nothing does; answers whether it went well. */
    private boolean carefully(Runnable action) {
        try {
            action.run();
            failing.set(false);
            return true;
        } catch (RuntimeException e) {
            if (!closed.getAsBoolean() && !failing.getAndSet(true)) {
                LOG.log(Level.WARNING, "the hive cannot be watched for changes; it is tried again", e);
            }
            return false;
        }
    }
}
