package io.hivecache.bench.plan;

import static io.hivecache.bench.plan.Capability.BY_REFERENCE;
import static io.hivecache.bench.plan.Capability.BY_VALUE;
import static io.hivecache.bench.plan.Capability.CLEAR;
import static io.hivecache.bench.plan.Capability.EVERY_OPERATION;
import static io.hivecache.bench.plan.Capability.ITERATION;
import static io.hivecache.bench.plan.Capability.RECORDS;
import static io.hivecache.bench.plan.JmhWork.jmh;
import static io.hivecache.bench.plan.RemoteWork.cluster;
import static io.hivecache.bench.plan.RemoteWork.server;
import static io.hivecache.bench.plan.Suite.REMOTE;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    START("start, put, get", BY_VALUE, new StartWork()),

    REMOTE_GET("get hit", BY_VALUE, REMOTE, server("get")),
    REMOTE_MISS("get miss", BY_VALUE, REMOTE, server("miss")),
    REMOTE_PUT("put existing", BY_VALUE, REMOTE, server("put")),
    REMOTE_PUT_IF_ABSENT("putIfAbsent, present", EVERY_OPERATION, REMOTE, server("putIfAbsent")),
    REMOTE_REMOVE("putIfAbsent, absent, then remove", EVERY_OPERATION, REMOTE, server("putIfAbsentAndRemove")),
    REMOTE_REPLACE("replace(key, value)", EVERY_OPERATION, REMOTE, server("replace")),
    REMOTE_REPLACE_EQUAL("replace(key, old, new)", EVERY_OPERATION, REMOTE, server("replaceEqual")),
    REMOTE_GET_AND_PUT("getAndPut", EVERY_OPERATION, REMOTE, server("getAndPut")),
    REMOTE_INVOKE("invoke, increment", EVERY_OPERATION, REMOTE, server("invoke")),
    REMOTE_GET_ALL("getAll of 100", BY_VALUE, REMOTE, server("getAll")),
    REMOTE_PUT_ALL("putAll of 100", BY_VALUE, REMOTE, server("putAll")),
    REMOTE_ITERATE("iterate 10k", ITERATION, REMOTE, server("iterate")),
    REMOTE_GET_CREATED("get hit, created 10m", BY_VALUE, REMOTE, server("get").created()),
    REMOTE_MISS_CREATED(
            "get miss, created 10m", BY_VALUE, REMOTE, server("miss").created()),
    REMOTE_PUT_CREATED(
            "put existing, created 10m", BY_VALUE, REMOTE, server("put").created()),
    REMOTE_PUT_IF_ABSENT_CREATED(
            "putIfAbsent, present, created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("putIfAbsent").created()),
    REMOTE_REMOVE_CREATED(
            "putIfAbsent, absent, then remove, created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("putIfAbsentAndRemove").created()),
    REMOTE_REPLACE_CREATED(
            "replace(key, value), created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("replace").created()),
    REMOTE_REPLACE_EQUAL_CREATED(
            "replace(key, old, new), created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("replaceEqual").created()),
    REMOTE_GET_AND_PUT_CREATED(
            "getAndPut, created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("getAndPut").created()),
    REMOTE_INVOKE_CREATED(
            "invoke, increment, created 10m",
            EVERY_OPERATION,
            REMOTE,
            server("invoke").created()),
    REMOTE_GET_ALL_CREATED(
            "getAll of 100, created 10m", BY_VALUE, REMOTE, server("getAll").created()),
    REMOTE_PUT_ALL_CREATED(
            "putAll of 100, created 10m", BY_VALUE, REMOTE, server("putAll").created()),
    REMOTE_ITERATE_CREATED(
            "iterate 10k, created 10m", ITERATION, REMOTE, server("iterate").created()),
    REMOTE_CLEAR("clear 10k among 1M others", CLEAR, REMOTE, ProgramWork.clear()),
    REMOTE_CLEAR_CREATED(
            "clear 10k among 1M others, created 10m",
            CLEAR,
            REMOTE,
            ProgramWork.clear().created()),
    CLUSTER_GET("Cluster: get hit", Capability.CLUSTER, REMOTE, cluster("get")),
    CLUSTER_PUT("Cluster: put existing", Capability.CLUSTER, REMOTE, cluster("put")),
    CLUSTER_GET_ALL("Cluster: getAll of 100", Capability.CLUSTER, REMOTE, cluster("getAll")),
    CLUSTER_PUT_ALL("Cluster: putAll of 100", Capability.CLUSTER, REMOTE, cluster("putAll")),
    REMOTE_MEMORY("100k entries", CLEAR, REMOTE, ProgramWork.memory()),
    REMOTE_MEMORY_CREATED(
            "100k entries, created 10m", CLEAR, REMOTE, ProgramWork.memory().created());

    private final String title;
    private final Capability need;
    private final Suite suite;
    private final Work work;

    Scenario(String title, Capability need, Work work) {
        this(title, need, Suite.EMBEDDED, work);
    }

    Scenario(String title, Capability need, Suite suite, Work work) {
        this.title = title;
        this.need = need;
        this.suite = suite;
        this.work = work;
    }

    /** Returns the scenarios of a suite. */
    public static List<Scenario> of(Suite suite) {
        return Stream.of(values()).filter(scenario -> scenario.suite == suite).toList();
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
