package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** What the contract tests need to know of an engine, and the words they are written in. */
public interface HiveFixture<A, C> {
    /** A finite life, in milliseconds: longer than a test takes, where real time counts beside {@link #elapse}. */
    default long life() {
        return 200;
    }

    /** Lives for {@link #life} from creation, whatever happens. */
    default Lifetime fromCreation() {
        return new Lifetime.Fixed(life(), Lifetime.SAME, Lifetime.SAME);
    }

    /** A hive of the engine under test, without a limit that matters, that tells {@link #observer}. */
    Hive<A, C> hive();

    /** Hears of {@link #hive}. */
    RecordingObserver<A> observer();

    /** Opens another hive of the engine under test. */
    Hive<A, C> open(String name, Limit<A, C> limit, HiveObserver<A> observer);

    /** An alias by its number; equal numbers give equal aliases, each a new object if the type allows. */
    A alias(int number);

    /** Content by its number; as for aliases. */
    C content(int number);

    /** The number of content. */
    int number(C content);

    /** Lets the time pass by which cells expire. */
    void elapse(long millis);

    /** The number of the content under an alias as anybody may read it, or null if there is none. */
    default Integer read(int alias) {
        return numberOf(hive().get(alias(alias), Lifetime.ETERNAL));
    }

    /** The number of content, or null for none. */
    default Integer numberOf(C content) {
        return content == null ? null : number(content);
    }

    /** Stores content for ever. */
    default void store(int alias, int content) {
        assertThat(hive().update(alias(alias), content(content), Lifetime.ETERNAL))
                .isTrue();
    }

    /** Stores content for {@link #life}. */
    default void storeMortal(int alias, int content) {
        assertThat(hive().update(alias(alias), content(content), fromCreation()))
                .isTrue();
    }

    /** Everything that a scan meets. */
    default Map<A, Integer> scanned(Hive<A, C> hive) {
        Map<A, Integer> met = new HashMap<>();
        Iterator<Hive.Entry<A, C>> entries = hive.scan();
        while (entries.hasNext()) {
            Hive.Entry<A, C> entry = entries.next();
            assertThat(met.put(entry.alias(), numberOf(entry.content())))
                    .as("met twice: %s", entry.alias())
                    .isNull();
        }
        return met;
    }
}
