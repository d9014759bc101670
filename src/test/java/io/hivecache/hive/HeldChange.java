package io.hivecache.hive;

import java.util.List;
import java.util.Map;

/** The methods that change, or claim, what lies under an alias, what they are to find there, and what they leave. */
enum HeldChange {
    PUT(null, 99) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().put(alias, on.content(99), Lifetime.ETERNAL);
        }
    },
    UPDATE(10, 99) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().update(alias, on.content(99), Lifetime.ETERNAL);
        }
    },
    DELETE(10, null) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().delete(alias);
        }
    },
    TRANSITION(10, 99) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            Row replace = new Row(Verb.KEEP, Verb.WRITE, Verb.KEEP, true);
            on.hive().transition(alias, replace, on.content(10), on.content(99), Lifetime.ETERNAL);
        }
    },
    UPDATE_ALL(10, 99) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().updateAll(Map.of(alias, on.content(99)), Lifetime.ETERNAL);
        }
    },
    DELETE_ALL(10, null) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().deleteAll(List.of(alias));
        }
    },
    CLEAR(10, null) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().clear();
        }
    },
    HOLD(10, 10) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().hold(alias).close();
        }
    },
    HOLD_ALL(10, 10) {
        @Override
        <A, C> void apply(HiveFixture<A, C> on, A alias) {
            on.hive().holdAll(List.of(on.alias(77), alias)).close();
        }
    };

    private final Integer found;
    private final Integer left;

    HeldChange(Integer found, Integer left) {
        this.found = found;
        this.left = left;
    }

    abstract <A, C> void apply(HiveFixture<A, C> on, A alias);

    /** Stores what the change is to find, if anything. */
    void prepare(HiveFixture<?, ?> on, int alias) {
        if (found != null) {
            on.store(alias, found);
        }
    }

    /** The content that it is to find, or null for none. */
    Integer found() {
        return found;
    }

    /** The content that it leaves, or null for none. */
    Integer left() {
        return left;
    }
}
