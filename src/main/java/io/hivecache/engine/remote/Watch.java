package io.hivecache.engine.remote;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is done for all open hives at each beat of the {@link Pulse}. */
final class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());

    private final Collection<RemoteHive> hives;
    private final Calls calls;
    private final BooleanSupplier closed;
    private final AtomicBoolean lookingFails = new AtomicBoolean();
    private final AtomicBoolean attendingFails = new AtomicBoolean();
    private final AtomicBoolean tellingFails = new AtomicBoolean();
    private final AtomicBoolean cleaningFails = new AtomicBoolean();

    /** Creates the watch over hives that come and go, until the engine is closed. */
    Watch(Collection<RemoteHive> hives, Calls calls, BooleanSupplier closed) {
        this.hives = hives;
        this.calls = calls;
        this.closed = closed;
    }

    /** Sees which caches were cleared by other JVMs: in one round trip for all, or one for each if some servers fail. */
    void lookAtGenerations() {
        List<RemoteHive> now = List.copyOf(hives);
        try {
            lookAt(now);
            say(lookingFails, null);
        } catch (RuntimeException e) {
            forEach(now, hive -> lookAt(List.of(hive)), lookingFails);
        }
    }

    private void lookAt(List<RemoteHive> looking) {
        List<@Nullable Space> before = new ArrayList<>();
        looking.forEach(hive -> before.add(hive.generations().known()));
        List<Sent> replies = calls.finishAll(
                looking.stream().map(hive -> hive.generations().read()).toList());
        for (int i = 0; i < replies.size(); i++) {
            CacheRecord seen = looking.get(i).generations().saw(replies.get(i), before.get(i));
            looking.get(i).agreement().saw(seen);
        }
    }

    /** Sees which JVMs want to hear of changes. */
    void lookAtAudiences() {
        forEach(hives, Watch::lookAtAudience, attendingFails);
    }

    private static void lookAtAudience(RemoteHive hive) {
        ChangeFeed feed = hive.feed();
        if (feed != null) {
            feed.beat();
        }
    }

    /** Tells of expired entries. */
    void tellLapses() {
        forEach(hives, RemoteHive::tellLapses, tellingFails);
    }

    /** Unlinks what clearing has left behind. */
    void clean() {
        forEach(hives, hive -> hive.cleaner().clean(), cleaningFails);
    }

    private void forEach(Collection<RemoteHive> all, Consumer<RemoteHive> action, AtomicBoolean fails) {
        RuntimeException failure = null;
        for (RemoteHive hive : all) {
            try {
                action.accept(hive);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        say(fails, failure);
    }

    /** Says once that something fails, until it does not. */
    private void say(AtomicBoolean fails, @Nullable RuntimeException failure) {
        boolean known = fails.getAndSet(failure != null);
        if (failure != null && !known && !closed.getAsBoolean()) {
            LOG.log(Level.WARNING, "the hive cannot be watched for changes; it is tried again", failure);
        }
    }
}
