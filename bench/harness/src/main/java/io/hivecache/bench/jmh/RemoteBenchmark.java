package io.hivecache.bench.jmh;

import io.hivecache.bench.remote.Driver;
import io.hivecache.bench.remote.Target;
import io.hivecache.bench.remote.Texts;
import java.util.Map;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The operations on a cache of texts that lies in servers. */
@State(Scope.Benchmark)
public class RemoteBenchmark {
    private static final int VALUES = 64;

    /** Where the servers listen, see {@link io.hivecache.bench.remote.Deployment#prepare}. */
    @Param("")
    public String servers;

    @Param("false")
    public boolean expires;

    @Param("10000")
    public int entries;

    @Param("8192")
    public int draws;

    private Target target;
    private final String[] values =
            IntStream.range(0, VALUES).mapToObj(Texts::of).toArray(String[]::new);
    private final String same = values[0];
    private final String equal = Texts.of(0);

    @Setup
    public void fill() {
        target = Driver.connect(servers, expires);
        Texts.fill(target, entries);
    }

    @TearDown
    public void close() {
        target.close();
    }

    @Benchmark
    public String get(Client client) {
        return target.get(client.key());
    }

    @Benchmark
    public String miss(Client client) {
        return target.get(entries + client.key());
    }

    @Benchmark
    public void put(Client client) {
        target.put(client.key(), client.choose(values));
    }

    @Benchmark
    public void putIfAbsent(Client client) {
        expect(!target.putIfAbsent(client.key(), same));
    }

    @Benchmark
    public void putIfAbsentAndRemove(Client client, Share share) {
        client.turn();
        expect(target.putIfAbsent(share.ownKey(), same));
        expect(target.remove(share.ownKey()));
    }

    @Benchmark
    public void replace(Client client) {
        expect(target.replace(client.key(), client.choose(values)));
    }

    @Benchmark
    public void replaceEqual(Client client) {
        expect(target.replace(client.key(), same, equal));
    }

    @Benchmark
    public String getAndPut(Client client) {
        return target.getAndPut(client.key(), client.choose(values));
    }

    @Benchmark
    public int invoke(Client client) {
        return target.increment(client.key());
    }

    @Benchmark
    public Map<Integer, String> getAll(Client client, Share share) {
        Map<Integer, String> found = target.getAll(share.keys(client.turn()));
        expect(found.size() == Share.SIZE);
        return found;
    }

    @Benchmark
    public void putAll(Client client, Share share) {
        target.putAll(share.entries(client.turn()));
    }

    @Benchmark
    public void iterate(Client client) {
        client.turn();
        expect(target.iterate() == entries);
    }

    private static void expect(boolean asExpected) {
        Texts.require(asExpected, "answers otherwise than the benchmark needs");
    }
}
