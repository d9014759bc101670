package io.hivecache.bench.remote.jedis;

import io.hivecache.bench.remote.Bare;
import io.hivecache.bench.remote.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/** The commands that come to the same as JCache's operations. */
final class JedisTarget implements Target {
    private final UnifiedJedis jedis;
    private final boolean expires;
    private final String life = Long.toString(Bare.LIFE);
    private final String put;
    private final String getAndPut;
    private final String replace;

    JedisTarget(UnifiedJedis jedis, boolean expires) {
        this.jedis = jedis;
        this.expires = expires;
        put = jedis.scriptLoad(Bare.PUT);
        getAndPut = jedis.scriptLoad(Bare.GET_AND_PUT);
        replace = jedis.scriptLoad(Bare.REPLACE);
    }

    @Override
    public String get(Integer key) {
        return jedis.get(Bare.text(key));
    }

    @Override
    public void put(Integer key, String value) {
        if (expires) {
            script(put, Bare.text(key), value, life);
        } else {
            jedis.set(Bare.text(key), value);
        }
    }

    private Object script(String digest, String key, String... arguments) {
        return jedis.evalsha(digest, List.of(key), List.of(arguments));
    }

    @Override
    public Map<Integer, String> getAll(Set<Integer> keys) {
        List<Integer> order = new ArrayList<>(keys);
        List<String> values = texts(order);
        Map<Integer, String> found = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) != null) {
                found.put(order.get(i), values.get(i));
            }
        }
        return found;
    }

    private List<String> texts(List<Integer> keys) {
        if (!(jedis instanceof RedisClusterClient)) {
            return jedis.mget(keys.stream().map(Bare::text).toArray(String[]::new));
        }
        try (AbstractPipeline pipeline = jedis.pipelined()) {
            List<Response<String>> replies =
                    keys.stream().map(key -> pipeline.get(Bare.text(key))).toList();
            pipeline.sync();
            return replies.stream().map(Response::get).collect(ArrayList::new, List::add, List::addAll);
        }
    }

    @Override
    public void putAll(Map<Integer, String> values) {
        try (AbstractPipeline pipeline = jedis.pipelined()) {
            values.forEach((key, value) -> {
                if (expires) {
                    pipeline.evalsha(put, List.of(Bare.text(key)), List.of(value, life));
                } else {
                    pipeline.set(Bare.text(key), value);
                }
            });
            pipeline.sync();
        }
    }

    private SetParams life() {
        return expires ? new SetParams().px(Bare.LIFE) : new SetParams();
    }

    @Override
    public boolean putIfAbsent(Integer key, String value) {
        return jedis.set(Bare.text(key), value, life().nx()) != null;
    }

    @Override
    public boolean replace(Integer key, String value) {
        SetParams existing = expires ? new SetParams().xx().keepTtl() : new SetParams().xx();
        return jedis.set(Bare.text(key), value, existing) != null;
    }

    @Override
    public boolean replace(Integer key, String old, String value) {
        return script(replace, Bare.text(key), old, value).equals(1L);
    }

    @Override
    public String getAndPut(Integer key, String value) {
        return expires ? (String) script(getAndPut, Bare.text(key), value, life) : jedis.setGet(Bare.text(key), value);
    }

    @Override
    public boolean remove(Integer key) {
        return jedis.del(Bare.text(key)) == 1;
    }

    @Override
    public int increment(Integer key) {
        String name = Bare.counter(key);
        while (true) {
            String found = jedis.get(name);
            int sum = found == null ? 1 : Integer.parseInt(found) + 1;
            boolean done = found == null
                    ? jedis.set(name, "1", life().nx()) != null
                    : script(replace, name, found, Integer.toString(sum)).equals(1L);
            if (done) {
                return sum;
            }
        }
    }

    @Override
    public int iterate() {
        return scan(keys -> (int) jedis.mget(keys.toArray(String[]::new)).stream()
                .filter(value -> value != null)
                .count());
    }

    @Override
    public void clear() {
        scan(keys -> (int) jedis.unlink(keys.toArray(String[]::new)));
    }

    private int scan(ToIntFunction<List<String>> page) {
        ScanParams texts = new ScanParams().match(Bare.TEXTS).count(Bare.PAGE);
        int count = 0;
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> result = jedis.scan(cursor, texts);
            count += result.getResult().isEmpty() ? 0 : page.applyAsInt(result.getResult());
            cursor = result.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return count;
    }

    @Override
    public void close() {
        jedis.close();
    }
}
