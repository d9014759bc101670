package io.hivecache.bench.remote.lettuce.async;

import io.hivecache.bench.remote.Bare;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.lettuce.Connection;
import io.lettuce.core.RedisFuture;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands of which each thread has up to 16 under way: a call sends one, and waits for the reply to an earlier one if there
 * are so many, which is what it returns.
 */
final class AsyncTarget implements Target {
    private static final int WINDOW = 16;

    private final Connection connection;
    private final boolean expires;
    private final String put;
    private final ThreadLocal<Deque<RedisFuture<?>>> window = ThreadLocal.withInitial(ArrayDeque::new);

    AsyncTarget(Connection connection, boolean expires) {
        this.connection = connection;
        this.expires = expires;
        this.put = connection.load(Bare.PUT);
    }

    @Override
    public String get(Integer key) {
        return (String) send(connection.async().get(Bare.text(key)));
    }

    @Override
    public void put(Integer key, String value) {
        send(connection.put(key, value, expires, put));
    }

    private Object send(RedisFuture<?> sent) {
        Deque<RedisFuture<?>> mine = window.get();
        mine.add(sent);
        return mine.size() < WINDOW ? null : Connection.await(mine.remove());
    }

    @Override
    public Map<Integer, String> getAll(Set<Integer> keys) {
        Map<Integer, RedisFuture<String>> replies = new HashMap<>();
        keys.forEach(key -> replies.put(key, connection.async().get(Bare.text(key))));
        Map<Integer, String> found = new HashMap<>();
        replies.forEach((key, reply) -> {
            String value = Connection.await(reply);
            if (value != null) {
                found.put(key, value);
            }
        });
        return found;
    }

    @Override
    public void putAll(Map<Integer, String> values) {
        List<RedisFuture<?>> replies = values.entrySet().stream()
                .<RedisFuture<?>>map(entry -> connection.put(entry.getKey(), entry.getValue(), expires, put))
                .toList();
        replies.forEach(Connection::await);
    }

    @Override
    public void close() {
        connection.end().run();
    }
}
