package io.hivecache.engine.remote;

import io.hivecache.hive.ChangeObserver;
import io.hivecache.hive.Interest;
import io.hivecache.hive.Subscription;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What this JVM tells other JVMs of a cache's changes, and hears of theirs: over a channel that the cache has to itself.
 * Nothing is told unless some JVM is interested. Who is hears its own changes over the channel, too, so that all come in
 * the one order that the server has given them. Thread-safe.
 */
final class ChangeFeed implements Subscription {
    private final String channel;
    private final String origin = Space.newGeneration();
    private final Audience audience;
    private final Channels channels;
    private final ChangeObserver<String, byte[]> observer;
    private final Consumer<String> changedElsewhere;
    private volatile boolean closed;
    private boolean subscribed;

    /**
     * Creates the feed of a cache.
     *
     * @param place what the channel and the keys of the audience are called by
     * @param channels what it listens to
     * @param observer is told of all changes
     * @param changedElsewhere is told the aliases that another JVM has changed
     */
    ChangeFeed(
            Place place,
            Calls calls,
            Channels channels,
            ChangeObserver<String, byte[]> observer,
            Consumer<String> changedElsewhere) {
        this.channel = place.cacheKey() + ":events:" + place.database();
        this.audience = new Audience(place.cacheKey(), calls);
        this.channels = channels;
        this.observer = observer;
        this.changedElsewhere = changedElsewhere;
    }

    /**
     * Where a cache lies: channels, unlike keys, are common to all databases of a server.
     *
     * @param cacheKey what its keys begin with
     * @param database the database that they are in
     */
    record Place(String cacheKey, int database) {}

    /** What somebody wants to hear of. */
    Interest wanted() {
        return audience.wanted();
    }

    byte[] channelBytes() {
        return channel.getBytes(StandardCharsets.UTF_8);
    }

    byte[] originBytes() {
        return origin.getBytes(StandardCharsets.US_ASCII);
    }

    /** Listens before it says so, lest anything be missed. */
    @Override
    public void want(Interest interest) {
        if (!closed) {
            listen(interest);
            audience.want(interest);
        }
    }

    private synchronized void listen(Interest interest) {
        if (interest.isAny() && !subscribed) {
            channels.subscribe(channel, this::receive);
            subscribed = true;
        } else if (!interest.isAny() && subscribed) {
            channels.unsubscribe(channel);
            subscribed = false;
        }
    }

    /** Looks who is interested. */
    void beat() {
        audience.look();
    }

    private void receive(byte[] message) {
        ChangeMessage read = ChangeMessage.parse(message);
        if (read == null || closed) {
            return;
        }
        if (!read.origin().equals(origin)) {
            changedElsewhere.accept(read.alias());
        }
        observer.changed(read.alias(), read.outcome());
    }

    /** Ends the listening; the interest of this JVM is forgotten when it is no longer kept alive. */
    void close() {
        closed = true;
        listen(Interest.NONE);
    }
}
