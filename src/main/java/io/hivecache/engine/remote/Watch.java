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

    /** Sees which caches were cleared by other JVMs, in one round trip for all. */
    void lookAtGenerations() {
        carefully(() -> {
            List<Generations> looking = new ArrayList<>();
            List<@Nullable Space> before = new ArrayList<>();
            for (RemoteHive hive : hives) {
                looking.add(hive.generations());
                before.add(hive.generations().known());
            }
            List<@Nullable Object> replies =
                    calls.callAll(looking.stream().map(Generations::look).toList());
            for (int i = 0; i < replies.size(); i++) {
                looking.get(i).saw(replies.get(i), before.get(i));
            }
        });
    }

    /** Tells of expired entries. */
    void tellLapses() {
        hives.forEach(hive -> carefully(hive::tellLapses));
    }

    /** Unlinks what clearing has left behind. */
    void clean() {
        hives.forEach(hive -> carefully(hive.cleaner()::clean));
    }

    /** Says once that something fails, until nothing does. */
    private void carefully(Runnable action) {
        try {
            action.run();
            failing.set(false);
        } catch (RuntimeException e) {
            if (!closed.getAsBoolean() && !failing.getAndSet(true)) {
                LOG.log(Level.WARNING, "the hive cannot be watched for changes; it is tried again", e);
            }
        }
    }
}
