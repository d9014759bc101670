package io.hivecache.bench.plan;

import static io.hivecache.bench.plan.Capability.BY_REFERENCE;
import static io.hivecache.bench.plan.Capability.BY_VALUE;
import static io.hivecache.bench.plan.Capability.RECORDS;
import static io.hivecache.bench.plan.JmhWork.jmh;

import java.util.List;
import java.util.Locale;

/** What is measured: one row each, in the order of the tables. */
public enum Scenario {
    GET("get hit, by reference", BY_REFERENCE, jmh("ReferenceBenchmark.get")),
    GET_STRING("get hit, by value, String", BY_VALUE, jmh("ValueBenchmark.get", "kind=STRING")),
    GET_RECORD("get hit, by value, immutable record", RECORDS, jmh("ValueBenchmark.get", "kind=RECORD")),
    GET_POJO("get hit, by value, mutable POJO graph", BY_VALUE, jmh("ValueBenchmark.get", "kind=POJO")),
    PUT("put existing, by reference", BY_REFERENCE, jmh("ReferenceBenchmark.put")),
    PUT_POJO("put existing, by value, mutable POJO graph", BY_VALUE, jmh("ValueBenchmark.put", "kind=POJO")),
    MIX("75 % get, 25 % put", BY_REFERENCE, jmh("ReferenceBenchmark.mix")),
    GET_CREATED("get hit, CreatedExpiryPolicy", BY_REFERENCE, jmh("FeatureBenchmark.get", "feature=CREATED_EXPIRY")),
    GET_ACCESSED("get hit, AccessedExpiryPolicy", BY_REFERENCE, jmh("FeatureBenchmark.get", "feature=ACCESSED_EXPIRY")),
    GET_STATISTICS("get hit, statistics", BY_REFERENCE, jmh("FeatureBenchmark.get", "feature=STATISTICS")),
    PUT_IF_ABSENT("putIfAbsent, present", BY_REFERENCE, jmh("ReferenceBenchmark.putIfAbsent")),
    REPLACE_EQUAL("replace(key, old, new)", BY_REFERENCE, jmh("ReferenceBenchmark.replaceEqual")),
    REPLACE("replace(key, value)", BY_REFERENCE, jmh("ReferenceBenchmark.replace")),
    INVOKE("invoke, increment", BY_REFERENCE, jmh("ReferenceBenchmark.invoke")),
    GET_ALL("getAll of 100", BY_REFERENCE, jmh("ReferenceBenchmark.getAll")),
    PUT_ALL("putAll of 100", BY_REFERENCE, jmh("ReferenceBenchmark.putAll")),
    READ_THROUGH("read-through, loader gives null", BY_REFERENCE, jmh("ReadThroughBenchmark.miss")),
    BOUNDED("bounded, 10k of 100k keys: get, else put", BY_REFERENCE, jmh("BoundedBenchmark.getOrPut")),

    GET_1K(
            "get hit, 1k entries",
            BY_REFERENCE,
            jmh("ReferenceBenchmark.get", "entries=1000").alone()),
    GET_10M(
            "get hit, 10M entries",
            BY_REFERENCE,
            jmh("ReferenceBenchmark.get", "entries=10000000", "draws=1048576").large()),
    PUT_1K(
            "put existing, 1k entries",
            BY_REFERENCE,
            jmh("ReferenceBenchmark.put", "entries=1000").alone()),
    PUT_10M(
            "put existing, 10M entries",
            BY_REFERENCE,
            jmh("ReferenceBenchmark.put", "entries=10000000", "draws=1048576").large()),

    HEAP("1M entries, Integer to byte[100]", BY_REFERENCE, new HeapWork(1_000_000)),
    START("start, put, get", BY_VALUE, new StartWork());

    private final String title;
    private final Capability need;
    private final Work work;

    Scenario(String title, Capability need, Work work) {
        this.title = title;
        this.need = need;
        this.work = work;
    }

    /** Returns the name to show. */
    public String title() {
        return title;
    }

    /** Returns the name to choose it by. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns with how many threads it is measured, once with each number. */
    public List<Integer> threads() {
        return work.threads();
    }

    /** Returns how it is measured. */
    public Work work() {
        return work;
    }

    /** Returns whether a provider can do what is measured. */
    public boolean fits(ProviderModule provider) {
        return !provider.lacks().contains(need);
    }
}
