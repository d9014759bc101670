package io.hivecache.bench.hivecache;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hivecache.bench.cache.Candidate;
import io.hivecache.bench.cache.Requirements;
import io.hivecache.bench.load.ValueKind;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequirementsTest {
    private final Candidate candidate = Candidate.open();

    @AfterEach
    void close() {
        candidate.close();
    }

    @Test
    void entriesThatDoNotStayAreRefused() {
        Cache<Integer, Object> bounded = candidate.bounded("bounded", configuration(false), 100);

        assertThatIllegalStateException()
                .isThrownBy(() -> Requirements.fill(bounded, 1000, key -> "value"))
                .withMessageContaining("of the 1000 entries it was given");
    }

    @Test
    void entriesThatStayAreAccepted() {
        Cache<Integer, Object> unbounded = candidate.unbounded("unbounded", configuration(false));

        assertThatCode(() -> Requirements.fill(unbounded, 1000, key -> "value")).doesNotThrowAnyException();
    }

    @Test
    void aCacheByReferenceIsNotTakenForOneByValue() {
        Cache<Integer, Object> cache = candidate.unbounded("by-reference", configuration(false));

        assertThatCode(() -> Requirements.byReference(cache, ValueKind.POJO.value(0)))
                .doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> Requirements.byValue(cache))
                .withMessageContaining("not by value");
    }

    @Test
    void aCacheByValueIsNotTakenForOneByReference() {
        Cache<Integer, Object> cache = candidate.unbounded("by-value", configuration(true));

        assertThatCode(() -> Requirements.byValue(cache)).doesNotThrowAnyException();
        assertThatIllegalStateException()
                .isThrownBy(() -> Requirements.byReference(cache, ValueKind.POJO.value(0)))
                .withMessageContaining("not by reference");
    }

    @Test
    void aBoundedCacheComesDownToItsBound() {
        Cache<Integer, Object> cache = candidate.bounded("bounded", configuration(false), 100);
        for (int key = 0; key < 1000; key++) {
            cache.put(key, "value");
        }

        assertThatCode(() -> Requirements.bounded(cache, 100)).doesNotThrowAnyException();
    }

    @Test
    void aCacheThatMakesNoUseOfItsBoundIsRefused() {
        Cache<Integer, Object> cache = candidate.bounded("bounded", configuration(false), 100);
        cache.put(1, "value");

        assertThatIllegalStateException()
                .isThrownBy(() -> Requirements.bounded(cache, 100))
                .withMessageContaining("holds 1 entries with a bound of 100");
    }

    private static MutableConfiguration<Integer, Object> configuration(boolean storeByValue) {
        return Candidate.configuration(Object.class, storeByValue);
    }
}
