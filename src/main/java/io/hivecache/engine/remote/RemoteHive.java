package io.hivecache.engine.remote;

import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Verb;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hive on servers: a key per entry, whose value is the content and nothing else.
 *
 * <p>What is hard here, and how it is done:
 *
 * <ul>
 *   <li><b>One round trip.</b> A row and a lifetime that is known beforehand are one native command, or one short script
 *       ({@link Commands}). Only a lifetime that must be asked when the thing happens costs two ({@link Transition}).
 *   <li><b>Atomicity across JVMs</b> is the server's: it carries out one command after the other. Whatever is decided here
 *       is done there by comparing content and swapping, and decided anew if that fails. No lock is taken on a server;
 *       a lease, for who wants one, hinders nobody ({@link Leases}).
 *   <li><b>Holding</b> an alias excludes the threads of this JVM only ({@link Exclusion}); {@link #swap} tells its caller
 *       if another JVM was faster.
 *   <li><b>Expiry</b> is the server's, too: an entry expires though the JVM that wrote it is gone. Who wants to hear of it
 *       is told by the JVM that wrote or touched the entry last ({@link Lapses}).
 *   <li><b>Clearing</b> changes the generation, which is part of every key, in one step ({@link Generations}); this JVM
 *       sees that at once, others when they look next, within a second. What a holder made of something that it had read
 *       before is removed when it lets go.
 *   <li><b>Unknown outcomes.</b> A change that had no reply is never sent again ({@link Calls}).
 * </ul>
 */
final class RemoteHive implements Hive<String, byte[]> {
    private final HiveSettings<String, byte[]> settings;
    private final RemoteEngine engine;
    private final Calls calls;
    private final Batches batches;
    private final Leases leases;
    private final Exclusion<String> exclusion;
    private final Lapses lapses;
    private final Generations generations;
    private final Cleaner cleaner;
    private final ConcurrentHashMap<String, Backoff> contended = new ConcurrentHashMap<>();

    RemoteHive(HiveSettings<String, byte[]> settings, RemoteEngine engine) {
        this.settings = settings;
        this.engine = engine;
        this.calls = engine.calls();
        this.batches = new Batches(calls, engine.servers());
        this.leases = new Leases(calls);
        this.exclusion = new Exclusion<>(settings.name());
        this.lapses = new Lapses(settings, exclusion::heldByAnother, engine.time());
        this.generations = new Generations(engine.cacheKey(settings.name()), calls);
        this.cleaner = new Cleaner(generations, calls, engine.servers(), engine::isClosed, Cleaner.GRACE);
    }

    @Override
    public byte @Nullable [] get(String alias, Lifetime lifetime) {
        Lapses.Remembered known = lapses.of(alias);
        byte[] found =
                lifetime.reactsToAccess() ? readAndTouch(alias, lifetime) : (byte[]) call(Commands.get(key(alias)));
        if (found == null && known != null) {
            lapses.missed(alias, known);
        }
        return found;
    }

    @Override
    public byte @Nullable [] getAhead(String alias, long millis, Consumer<? super String> ending) {
        Lapses.Remembered known = lapses.of(alias);
        byte[] key = key(alias);
        List<@Nullable Object> replies = calls.callAll(List.of(Commands.get(key), Commands.timeLeft(key)));
        byte[] found = (byte[]) replies.get(0);
        if (found == null && known != null) {
            lapses.missed(alias, known);
        }
        if (found != null && replies.get(1) instanceof Long left && left >= 0 && left <= millis) {
            ending.accept(alias);
        }
        return found;
    }

    private byte @Nullable [] readAndTouch(String alias, Lifetime lifetime) {
        generations.expectDeadlines(lifetime);
        byte[] key = key(alias);
        long began = lapses.now();
        if (lifetime instanceof Lifetime.Fixed) {
            Effect effect = Effect.of(Verb.TOUCH, true, lifetime);
            byte[] found = (byte[]) call(
                    Commands.transition(key, Effect.NOTHING, effect, null, true).request());
            lapses.note(alias, found == null ? Effect.NOTHING : effect, found, found, began);
            return found;
        }
        byte[] found = (byte[]) call(Commands.get(key));
        if (found != null) {
            Effect effect = Effect.of(Verb.TOUCH, true, lifetime);
            if (!effect.isNothing()
                    && call(Commands.compare(key, found, Effect.NOTHING, effect, null)) instanceof Long) {
                lapses.note(alias, effect, found, found, began);
            }
        }
        return found;
    }

    @Override
    public boolean contains(String alias) {
        Lapses.Remembered known = lapses.of(alias);
        Commands.Step step = Commands.transition(key(alias), Effect.NOTHING, Effect.NOTHING, null, false);
        boolean there = step.found().in(call(step.request())) != null;
        if (!there && known != null) {
            lapses.missed(alias, known);
        }
        return there;
    }

    @Override
    public Outcome<byte[]> transition(
            String alias, Row row, byte @Nullable [] expected, byte @Nullable [] next, Lifetime lifetime) {
        if (next != null) {
            checkSize(next);
        } else if (row.mayStore()) {
            throw new IllegalArgumentException("a row that stores needs content to store");
        }
        generations.expectDeadlines(lifetime);
        if (!row.mayChange()) {
            return new Transition(this, alias, row, expected, next, lifetime).run();
        }
        return exclusion.changing(alias, () -> new Transition(this, alias, row, expected, next, lifetime).run());
    }

    /** Pauses after a failure, longer each time under the same hold, so that JVMs do not meet again and again. */
    @Override
    public @Nullable Outcome<byte[]> swap(
            String alias, byte @Nullable [] seen, Verb verb, byte @Nullable [] next, Lifetime lifetime) {
        if (next != null) {
            checkSize(next);
        }
        generations.expectDeadlines(lifetime);
        Outcome<byte[]> outcome = new Transition(this, alias, Row.of(verb, verb), null, next, lifetime).swap(seen);
        if (outcome == null) {
            contended.computeIfAbsent(alias, first -> backoff()).pause();
        } else if (!contended.isEmpty()) {
            contended.remove(alias);
        }
        return outcome;
    }

    private void checkSize(byte[] content) {
        if (content.length > engine.maxContentBytes()) {
            throw new NoMemory("cache '" + settings.name() + "': content of " + content.length
                    + " bytes exceeds max-value-bytes, which is " + engine.maxContentBytes()
                    + "; store less, or raise it in the hive's address");
        }
    }

    @Override
    public Hold hold(String alias) {
        Hold hold = exclusion.hold(alias);
        return () -> {
            if (!contended.isEmpty()) {
                contended.remove(alias);
            }
            hold.close();
        };
    }

    @Override
    public Hold holdAll(Collection<? extends String> aliases) {
        return exclusion.holdAll(aliases);
    }

    @Override
    public Lease<String> lease(Collection<? extends String> aliases, long millis) {
        return leases.take(aliases, generations.current(), millis);
    }

    @Override
    public List<byte @Nullable []> getAll(List<? extends String> aliases, Lifetime lifetime) {
        boolean asks = lifetime.reactsToAccess() && !(lifetime instanceof Lifetime.Fixed);
        if (asks || lapses.wanted()) {
            return Hive.super.getAll(aliases, lifetime);
        }
        generations.expectDeadlines(lifetime);
        return batches.getAll(aliases, generations.current(), Effect.of(Verb.TOUCH, true, lifetime));
    }

    @Override
    public int updateAll(Map<? extends String, ? extends byte[]> contents, Lifetime lifetime) {
        if (lapses.wanted() || !(lifetime instanceof Lifetime.Fixed fixed)) {
            return Hive.super.updateAll(contents, lifetime);
        }
        contents.values().forEach(this::checkSize);
        Map<String, byte[]> all = Collections.unmodifiableMap(contents);
        generations.expectDeadlines(lifetime);
        Integer stored =
                exclusion.changingAll(all.keySet(), () -> batches.updateAll(all, generations.current(), fixed));
        return stored == null ? Hive.super.updateAll(contents, lifetime) : stored;
    }

    @Override
    public int deleteAll(Collection<? extends String> aliases) {
        if (lapses.wanted()) {
            return Hive.super.deleteAll(aliases);
        }
        Collection<String> all = Collections.unmodifiableCollection(aliases);
        Integer deleted = exclusion.changingAll(all, () -> batches.deleteAll(all, generations.current()));
        return deleted == null ? Hive.super.deleteAll(aliases) : deleted;
    }

    @Override
    public Iterator<Entry<String, byte[]>> scan() {
        Space space = generations.current();
        return new Scan(
                space,
                new Keys(calls, engine.servers().masters(), space.pattern()),
                aliases -> batches.getAll(aliases, space, Effect.NOTHING));
    }

    @Override
    public void clear() {
        generations.clear();
        lapses.forgetAll();
        for (String alias : exclusion.held()) {
            try (Hold mine = exclusion.hold(alias)) {
                delete(alias);
            }
        }
    }

    @Override
    public void close() {
        engine.closed(this);
        lapses.forgetAll();
    }

    /** Tells of what has expired. */
    void tellLapses() {
        lapses.tellAll(calls, this::key);
    }

    Generations generations() {
        return generations;
    }

    Cleaner cleaner() {
        return cleaner;
    }

    Lapses lapses() {
        return lapses;
    }

    byte[] key(String alias) {
        return generations.current().key(alias);
    }

    @Nullable
    Object call(Request request) {
        return calls.call(request);
    }

    boolean same(byte[] stored, byte[] expected) {
        return settings.same().test(stored, expected);
    }

    Backoff backoff() {
        return new Backoff(settings.name(), calls.timeoutNanos());
    }
}
