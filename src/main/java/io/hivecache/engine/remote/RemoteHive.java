package io.hivecache.engine.remote;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Hold;
import io.hivecache.hive.Interest;
import io.hivecache.hive.Lease;
import io.hivecache.hive.Lifetime;
import io.hivecache.hive.NoMemory;
import io.hivecache.hive.Outcome;
import io.hivecache.hive.Row;
import io.hivecache.hive.Subscription;
import io.hivecache.hive.Verb;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
 *   <li><b>Telling other JVMs</b> of a change is part of the script that makes it ({@link Announcement}), as long as one of
 *       them wants to hear of it ({@link Audience}).
 *   <li><b>Clearing</b> changes the generation, which is part of every key, in one step ({@link Generations}). What is done
 *       to a former generation is nothing to anybody, and so is done again on the current one ({@link Attempts}); that it
 *       was a former one is learned from a push that precedes the reply. Only who holds an alias while this JVM clears goes
 *       on with the former one, as if the clear came later ({@link Holdings}).
 *   <li><b>Unknown outcomes.</b> A change that had no reply is never sent again ({@link Calls}).
 * </ul>
 */
final class RemoteHive implements Hive<String, byte[]> {
    private final HiveSettings<String, byte[]> settings;
    private final RemoteEngine engine;
    private final Calls calls;
    private final Batches batches;
    private final Leases leases;
    private final Batches laggingBatches;
    private final Exclusion<String> exclusion;
    private final Lapses lapses;
    private final Generations generations;
    private final Holdings holdings = new Holdings();
    private final Attempts attempts;
    private final Attempts lagging;
    private final Agreement agreement;
    private final @Nullable NearReads near;
    private final Cleaner cleaner;
    private final ConcurrentHashMap<String, Backoff> contended = new ConcurrentHashMap<>();
    private volatile @Nullable ChangeFeed feed;

    RemoteHive(HiveSettings<String, byte[]> settings, RemoteEngine engine) {
        this.settings = settings;
        this.engine = engine;
        this.calls = engine.calls();
        this.leases = new Leases(calls);
        this.exclusion = new Exclusion<>(settings.name());
        this.lapses = new Lapses(settings, this, engine.time());
        String cacheKey = engine.cacheKey(settings.name());
        NearEntries copies = settings.nearEntries() == 0 ? null : new NearEntries(cacheKey, settings.nearEntries());
        this.generations = copies == null
                ? new Generations(cacheKey, calls, engine.servers())
                : new Generations(cacheKey, calls, engine.servers(), copies::keyChanged);
        this.agreement = new Agreement(settings.name(), cacheKey, calls, settings.format());
        this.attempts = new Attempts(settings.name(), generations, holdings, calls);
        this.lagging = new Attempts(settings.name(), generations, holdings, engine.reads());
        this.near = copies == null ? null : new NearReads(generations, attempts, holdings, copies, settings.observer());
        this.batches = new Batches(attempts, engine.servers());
        this.laggingBatches = new Batches(lagging, engine.servers());
        this.cleaner = new Cleaner(generations, calls, engine.servers(), engine::isClosed, Cleaner.GRACE);
    }

    @Override
    public byte @Nullable [] get(String alias, Lifetime lifetime) {
        Lapses.Remembered known = lapses.of(alias);
        byte[] found = lifetime.reactsToAccess() ? readAndTouch(alias, lifetime) : read(alias);
        if (found == null && known != null) {
            lapses.missed(alias, known);
        }
        return found;
    }

    @Override
    public byte @Nullable [] getAhead(String alias, long millis, Consumer<? super String> ending) {
        Lapses.Remembered known = lapses.of(alias);
        List<@Nullable Object> replies = attempts.on(
                alias,
                attempt ->
                        attempt.callTogether(List.of(Commands.get(attempt.key()), Commands.timeLeft(attempt.key()))));
        byte[] found = (byte[]) replies.get(0);
        if (found == null && known != null) {
            lapses.missed(alias, known);
        }
        if (found != null && replies.get(1) instanceof Long left && left >= 0 && left <= millis) {
            ending.accept(alias);
        }
        return found;
    }

    private byte @Nullable [] read(String alias) {
        return near == null
                ? reading(alias).on(alias, attempt -> (byte[]) attempt.call(Commands.get(attempt.key())))
                : near.get(alias);
    }

    private byte @Nullable [] readAndTouch(String alias, Lifetime lifetime) {
        Lifetime asked = lifetime instanceof Lifetime.Fixed ? lifetime : new AskedOnce(lifetime);
        return attempts.on(alias, attempt -> readAndTouch(attempt, asked));
    }

    private byte @Nullable [] readAndTouch(Attempt attempt, Lifetime lifetime) {
        attempt.expectDeadlines(lifetime);
        byte[] key = attempt.key();
        long began = lapses.now();
        if (lifetime instanceof Lifetime.Fixed) {
            Effect effect = Effect.of(Verb.TOUCH, true, lifetime);
            byte[] found = (byte[]) attempt.call(
                    Commands.transition(key, Effect.NOTHING, effect, null, true).request());
            lapses.note(attempt, found == null ? Effect.NOTHING : effect, found, found, began);
            return found;
        }
        byte[] found = (byte[]) attempt.call(Commands.get(key));
        if (found != null) {
            Effect effect = Effect.of(Verb.TOUCH, true, lifetime);
            if (!effect.isNothing()
                    && attempt.call(Commands.compare(key, found, Effect.NOTHING, effect, null)) instanceof Long) {
                lapses.note(attempt, effect, found, found, began);
            }
        }
        return found;
    }

    @Override
    public boolean contains(String alias) {
        Lapses.Remembered known = lapses.of(alias);
        boolean there = reading(alias).on(alias, RemoteHive::exists);
        if (!there && known != null) {
            lapses.missed(alias, known);
        }
        return there;
    }

    private static boolean exists(Attempt attempt) {
        Commands.Step step = Commands.transition(attempt.key(), Effect.NOTHING, Effect.NOTHING, null, false);
        return step.found().in(attempt.call(step.request())) != null;
    }

    @Override
    public Outcome<byte[]> transition(
            String alias, Row row, byte @Nullable [] expected, byte @Nullable [] next, Lifetime lifetime) {
        if (next != null) {
            checkSize(next);
        } else if (row.mayStore()) {
            throw new IllegalArgumentException("a row that stores needs content to store");
        }
        Transition transition = new Transition(this, alias, row, expected, next, lifetime);
        return row.mayChange()
                ? changing(List.of(alias), () -> exclusion.changing(alias, () -> run(transition)))
                : run(transition);
    }

    /** Ends the copies of what a change may have changed before anybody is told of that. */
    private <T extends @Nullable Object> T changing(Collection<String> aliases, Supplier<T> change) {
        try {
            return change.get();
        } finally {
            if (near != null) {
                aliases.forEach(near::changed);
            }
        }
    }

    private Outcome<byte[]> run(Transition transition) {
        return attempts.on(transition.alias(), transition::run);
    }

    /** Pauses after a failure, longer each time under the same hold, so that JVMs do not meet again and again. */
    @Override
    public @Nullable Outcome<byte[]> swap(
            String alias, byte @Nullable [] seen, Verb verb, byte @Nullable [] next, Lifetime lifetime) {
        if (next != null) {
            checkSize(next);
        }
        byte[] before = holdings.takeClearedByOwner(alias) ? null : seen;
        Transition transition = new Transition(this, alias, Row.of(verb, verb), null, next, lifetime);
        Outcome<byte[]> outcome = this.<@Nullable Outcome<byte[]>>changing(
                List.of(alias), () -> attempts.on(alias, attempt -> transition.swap(attempt, before)));
        if (outcome == null) {
            holdings.leave(alias);
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
        return holdings.enter(List.of(alias), () -> {
            if (!contended.isEmpty()) {
                contended.remove(alias);
            }
            hold.close();
        });
    }

    @Override
    public Hold holdAll(Collection<? extends String> aliases) {
        return holdings.enter(aliases, exclusion.holdAll(aliases));
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
        boolean decides = lifetime.reactsToAccess() || aliases.stream().anyMatch(exclusion::heldByCaller);
        return (decides ? batches : laggingBatches).getAll(aliases, lifetime);
    }

    @Override
    public int updateAll(Map<? extends String, ? extends byte[]> contents, Lifetime lifetime) {
        if (isAttended() || !(lifetime instanceof Lifetime.Fixed fixed)) {
            return Hive.super.updateAll(contents, lifetime);
        }
        contents.values().forEach(this::checkSize);
        Map<String, byte[]> all = Collections.unmodifiableMap(contents);
        Integer stored = this.<@Nullable Integer>changing(
                all.keySet(), () -> exclusion.changingAll(all.keySet(), () -> batches.updateAll(all, fixed)));
        return stored == null ? Hive.super.updateAll(contents, lifetime) : stored;
    }

    @Override
    public int deleteAll(Collection<? extends String> aliases) {
        if (isAttended()) {
            return Hive.super.deleteAll(aliases);
        }
        Collection<String> all = Collections.unmodifiableCollection(aliases);
        Integer deleted =
                this.<@Nullable Integer>changing(all, () -> exclusion.changingAll(all, () -> batches.deleteAll(all)));
        return deleted == null ? Hive.super.deleteAll(aliases) : deleted;
    }

    @Override
    public Iterator<Entry<String, byte[]>> scan() {
        return walk("");
    }

    @Override
    public Iterator<Entry<String, byte[]>> scan(String prefix) {
        return walk(prefix);
    }

    private Iterator<Entry<String, byte[]>> walk(String beginning) {
        return new Scan(() -> attempts.begin(null), beginning, attempt -> keys(attempt, beginning), this::contents);
    }

    private PageContents contents(Attempt attempt) {
        return new PageContents(
                attempt::call,
                attempt::callTogether,
                keys -> batches.read(attempt, keys),
                engine.servers().isSingle(),
                PageContents.PORTION_BYTES);
    }

    private Keys keys(Attempt attempt, String beginning) {
        return new Keys(
                (request, master) -> attempt.call(request, calls.over(master)),
                engine.servers().masters(),
                attempt.space().pattern(beginning));
    }

    @Override
    public Subscription subscribe(ChangeObserver<String, byte[]> observer) {
        ChangeFeed made =
                engine.newFeed(settings.name(), near == null ? observer : near.endingCopies(observer), lapses::forget);
        feed = made;
        return made;
    }

    /** Nobody is told of it. */
    @Override
    public void clear() {
        agreement.cleared();
        List<String> held = holdings.ending(generations::clear);
        lapses.forgetAll();
        for (String alias : held) {
            exclusion.hold(alias).close();
        }
    }

    @Override
    public void close() {
        engine.closed(this);
        lapses.forgetAll();
        ChangeFeed open = feed;
        if (open != null) {
            open.close();
        }
    }

    /** Whether somebody, here or elsewhere, is told of each change. */
    private boolean isAttended() {
        return lapses.wanted() || sharedInterest().isAny();
    }

    /** What JVMs want to hear of that are told over the servers. */
    Interest sharedInterest() {
        ChangeFeed open = feed;
        return open == null ? Interest.NONE : open.wanted();
    }

    /** What is told to other JVMs, or null if this cache keeps its changes to itself. */
    @Nullable
    ChangeFeed feed() {
        return feed;
    }

    boolean isHeldByAnother(String alias) {
        return exclusion.heldByAnother(alias);
    }

    /** Tells of what has expired. */
    void tellLapses() {
        Space space = generations.current();
        lapses.tellAll(calls, space::key);
    }

    /** The copies in this JVM, or null if it keeps none. */
    @Nullable
    NearReads near() {
        return near;
    }

    Generations generations() {
        return generations;
    }

    Agreement agreement() {
        return agreement;
    }

    Cleaner cleaner() {
        return cleaner;
    }

    Lapses lapses() {
        return lapses;
    }

    /** Replicas may be asked unless something is decided by the answer: what is held is read, or told to have expired. */
    private Attempts reading(String alias) {
        return exclusion.heldByCaller(alias) || lapses.wanted() ? attempts : lagging;
    }

    boolean same(byte[] stored, byte[] expected) {
        return settings.same().test(stored, expected);
    }

    Backoff backoff() {
        return new Backoff(settings.name(), calls.timeoutNanos());
    }
}
