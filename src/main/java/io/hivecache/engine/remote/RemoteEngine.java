package io.hivecache.engine.remote;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Engine;
import io.hivecache.hive.Hive;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import io.hivecache.hive.HiveSettings;
import io.hivecache.hive.Limit;
import io.hivecache.hive.TimeSource;
import io.hivecache.hive.Traffic;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The engine on servers: its hives share connections and threads, and live on when it is closed. */
final class RemoteEngine implements Engine {
    private final Options options;
    private final int database;
    private final Servers servers;
    private final Calls calls;
    private final Calls reads;
    private final TimeSource time;
    private final Set<RemoteHive> hives = ConcurrentHashMap.newKeySet();
    private final Channels channels;
    private final Pulse looking;
    private final Pulse attending;
    private final Pulse telling;
    private final Pulse cleaning;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RemoteEngine(RemoteAddress address, Servers servers, Faults faults, TimeSource time) {
        this.options = address.options();
        this.database = address.database();
        this.servers = servers;
        this.calls = new Calls(servers, faults, options.commandTimeout());
        this.reads = calls.firstOver(servers.reads());
        this.time = time;
        Calls ofWatch =
                new Calls(servers, faults, options.commandTimeout()); // nobody waits for it, so its times count apart
        Watch watch = new Watch(hives, ofWatch, closed::get);
        this.channels = new Channels(servers::listen, address, options.commandTimeout());
        this.attending = new Pulse("hivecache-remote-events", watch::lookAtAudiences);
        this.looking = new Pulse("hivecache-remote-clear", () -> {
            servers.probe();
            watch.lookAtGenerations();
        });
        this.telling = new Pulse("hivecache-remote-expiry", watch::tellLapses);
        this.cleaning = new Pulse("hivecache-remote-cleaner", watch::clean);
    }

    /** Opens the engine at an address; connects, unless that is to wait until it is needed. */
    static RemoteEngine open(RemoteAddress address, TimeSource time) {
        Faults faults = new Faults(address.shown());
        Connector connector = new Connector(address, faults);
        Servers servers = address.options().lazyConnect()
                ? new LazyServers(connector::connect, address, address.options().commandTimeout())
                : connector.connect();
        return new RemoteEngine(address, servers, faults, time);
    }

    @Override
    public boolean keepsObjects() {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // the contract of keepsObjects
    public <A, C> Hive<A, C> open(HiveSettings<A, C> settings) {
        if (!(settings.limit() instanceof Limit.None)) {
            throw new HiveException(
                    HiveCode.INVALID_OPTION,
                    "cache '" + settings.name() + "': max-entries and max-bytes are for hives inside the JVM; a server "
                            + "has one limit for all, its maxmemory with an eviction policy");
        }
        RemoteHive hive = new RemoteHive((HiveSettings<String, byte[]>) settings, this);
        if (!options.lazyConnect()) {
            hive.generations().current();
            hive.agreement().join();
        }
        hives.add(hive);
        looking.start();
        telling.start();
        cleaning.start();
        return (Hive<A, C>) hive;
    }

    /** The key under which the cache's generation stands, and with which its entries' keys begin. */
    String cacheKey(String cache) {
        return options.keyPrefix() + Escaping.escape(cache);
    }

    /** What a cache tells other JVMs and hears of them; looks at once who wants to hear, if that need not wait. */
    ChangeFeed newFeed(String cache, ChangeObserver<String, byte[]> observer, Consumer<String> changedElsewhere) {
        ChangeFeed.Place place = new ChangeFeed.Place(cacheKey(cache), database);
        ChangeFeed feed = new ChangeFeed(place, calls, channels, observer, changedElsewhere);
        if (!options.lazyConnect()) {
            feed.beat();
        }
        attending.start();
        return feed;
    }

    Servers servers() {
        return servers;
    }

    Calls calls() {
        return calls;
    }

    /** Calls for reads whose answers may lag behind changes. */
    Calls reads() {
        return reads;
    }

    TimeSource time() {
        return time;
    }

    @Override
    public long maxContentBytes() {
        return options.maxValueBytes();
    }

    @Override
    public Traffic traffic() {
        return calls.times().traffic();
    }

    void closed(RemoteHive hive) {
        hives.remove(hive);
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        boolean first = !closed.getAndSet(true);
        looking.close();
        telling.close();
        cleaning.close();
        attending.close();
        if (first) {
            channels.close();
            servers.close();
        }
    }
}
