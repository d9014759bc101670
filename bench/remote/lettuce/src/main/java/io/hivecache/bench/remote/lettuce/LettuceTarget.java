package io.hivecache.bench.remote.lettuce;

import io.hivecache.bench.remote.Bare;
import io.hivecache.bench.remote.Target;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The commands that come to the same as JCache's operations. */
final class LettuceTarget implements Target {
    private final Connection connection;
    private final RedisClusterCommands<String, String> sync;
    private final boolean expires;
    private final String life = Long.toString(Bare.LIFE);
    private final String put;
    private final String getAndPut;
    private final String replace;

    LettuceTarget(Connection connection, boolean expires) {
        this.connection = connection;
        this.sync = connection.sync();
        this.expires = expires;
        put = connection.load(Bare.PUT);
        getAndPut = connection.load(Bare.GET_AND_PUT);
        replace = connection.load(Bare.REPLACE);
    }

    @Override
    public String get(Integer key) {
        return sync.get(Bare.text(key));
    }

    @Override
    public void put(Integer key, String value) {
        if (expires) {
            script(put, ScriptOutputType.INTEGER, Bare.text(key), value, life);
        } else {
            sync.set(Bare.text(key), value);
        }
    }

    private Object script(String digest, ScriptOutputType type, String key, String... arguments) {
        return sync.evalsha(digest, type, new String[] {key}, arguments);
    }

    @Override
    public Map<Integer, String> getAll(Set<Integer> keys) {
        Integer[] order = keys.toArray(Integer[]::new);
        String[] names = new String[order.length];
        for (int i = 0; i < order.length; i++) {
            names[i] = Bare.text(order[i]);
        }
        Map<Integer, String> found = new HashMap<>();
        int i = 0;
        for (KeyValue<String, String> value : sync.mget(names)) {
            if (value.hasValue()) {
                found.put(order[i], value.getValue());
            }
            i++;
        }
        return found;
    }

    @Override
    public void putAll(Map<Integer, String> values) {
        if (expires) {
            List<RedisFuture<?>> replies = values.entrySet().stream()
                    .<RedisFuture<?>>map(entry -> connection.put(entry.getKey(), entry.getValue(), true, put))
                    .toList();
            replies.forEach(Connection::await);
        } else {
            Map<String, String> texts = new HashMap<>();
            values.forEach((key, value) -> texts.put(Bare.text(key), value));
            sync.mset(texts);
        }
    }

    @Override
    public boolean putIfAbsent(Integer key, String value) {
        return sync.set(Bare.text(key), value, Connection.life(expires).nx()) != null;
    }

    @Override
    public boolean replace(Integer key, String value) {
        SetArgs existing = expires ? new SetArgs().xx().keepttl() : new SetArgs().xx();
        return sync.set(Bare.text(key), value, existing) != null;
    }

    @Override
    public boolean replace(Integer key, String old, String value) {
        return script(replace, ScriptOutputType.INTEGER, Bare.text(key), old, value)
                .equals(1L);
    }

    @Override
    public String getAndPut(Integer key, String value) {
        return expires
                ? (String) script(getAndPut, ScriptOutputType.VALUE, Bare.text(key), value, life)
                : sync.setGet(Bare.text(key), value);
    }

    @Override
    public boolean remove(Integer key) {
        return sync.del(Bare.text(key)) == 1;
    }

    @Override
    public int increment(Integer key) {
        String name = Bare.counter(key);
        while (true) {
            String found = sync.get(name);
            int sum = found == null ? 1 : Integer.parseInt(found) + 1;
            boolean done = found == null
                    ? sync.set(name, "1", Connection.life(expires).nx()) != null
                    : script(replace, ScriptOutputType.INTEGER, name, found, Integer.toString(sum))
                            .equals(1L);
            if (done) {
                return sum;
            }
        }
    }

    @Override
    public int iterate() {
        return scan(keys -> (int) sync.mget(keys.toArray(String[]::new)).stream()
                .filter(KeyValue::hasValue)
                .count());
    }

    @Override
    public void clear() {
        scan(keys -> sync.unlink(keys.toArray(String[]::new)).intValue());
    }

    private int scan(ToIntFunction<List<String>> page) {
        ScanArgs texts = ScanArgs.Builder.matches(Bare.TEXTS).limit(Bare.PAGE);
        int count = 0;
        KeyScanCursor<String> cursor = sync.scan(ScanCursor.INITIAL, texts);
        while (true) {
            count += cursor.getKeys().isEmpty() ? 0 : page.applyAsInt(cursor.getKeys());
            if (cursor.isFinished()) {
                return count;
            }
            cursor = sync.scan(cursor, texts);
        }
    }

    @Override
    public void close() {
        connection.end().run();
    }
}
