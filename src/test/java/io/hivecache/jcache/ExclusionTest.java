package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import io.hivecache.testing.Worker;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits while a processor works on an entry, and what does not. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class ExclusionTest {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private final SlowProcessor processor = new SlowProcessor();
    private Cache<Integer, String> cache;

    @BeforeEach
    void store() {
        cache = fresh.cache(new MutableConfiguration<Integer, String>());
        cache.put(1, BEFORE);
        cache.put(2, BEFORE);
    }

    /** The operations that change an entry, and what they answer and leave where a processor has just been. */
    private enum Change {
        PUT(cache -> run(() -> cache.put(1, AFTER)), null, AFTER),
        GET_AND_PUT(cache -> cache.getAndPut(1, AFTER), SlowProcessor.RESULT, AFTER),
        PUT_ALL(cache -> run(() -> cache.putAll(Map.of(1, AFTER))), null, AFTER),
        REPLACE(cache -> cache.replace(1, AFTER), true, AFTER),
        REPLACE_WHAT_WAS_BEFORE(cache -> cache.replace(1, BEFORE, AFTER), false, SlowProcessor.RESULT),
        GET_AND_REPLACE(cache -> cache.getAndReplace(1, AFTER), SlowProcessor.RESULT, AFTER),
        REMOVE(cache -> cache.remove(1), true, null),
        REMOVE_WHAT_WAS_BEFORE(cache -> cache.remove(1, BEFORE), false, SlowProcessor.RESULT),
        GET_AND_REMOVE(cache -> cache.getAndRemove(1), SlowProcessor.RESULT, null),
        REMOVE_ALL_OF(cache -> run(() -> cache.removeAll(Set.of(1))), null, null),
        REMOVE_ALL(cache -> run(cache::removeAll), null, null),
        CLEAR(cache -> run(cache::clear), null, null),
        INVOKE(
                cache -> cache.invoke(1, (entry, arguments) -> {
                    String seen = entry.getValue();
                    entry.setValue(AFTER);
                    return seen;
                }),
                SlowProcessor.RESULT,
                AFTER);

        private final Function<Cache<Integer, String>, Object> operation;
        private final Object answer;
        private final String left;

        Change(Function<Cache<Integer, String>, Object> operation, Object answer, String left) {
            this.operation = operation;
            this.answer = answer;
            this.left = left;
        }

        private static Object run(Runnable operation) {
            operation.run();
            return null;
        }
    }

    private Worker<String> invoke() {
        Worker<String> invoking = Worker.start(() -> cache.invoke(1, processor));
        processor.awaitEntered();
        return invoking;
    }

    @ParameterizedTest
    @EnumSource
    void aChangeWaitsForTheProcessorAndIsNotLost(Change change) throws Exception {
        Worker<String> invoking = invoke();
        Worker<Object> changing = Worker.start(() -> change.operation.apply(cache));

        changing.awaitRest();
        assertThat(changing.isDone()).isFalse();
        processor.goOn();

        assertThat(invoking.result()).isEqualTo(BEFORE);
        assertThat(changing.result()).isEqualTo(change.answer);
        assertThat(cache.get(1)).isEqualTo(change.left);
        assertThat(processor.runs()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatIsInterruptedWhileItWaitsEndsInACacheException(Change change) throws Exception {
        Worker<String> invoking = invoke();
        Worker<Boolean> changing = Worker.start(() -> {
            try {
                change.operation.apply(cache);
                return false;
            } catch (CacheException e) {
                return Thread.currentThread().isInterrupted();
            }
        });
        changing.awaitRest().interrupt();

        assertThat(changing.result()).isTrue();
        processor.goOn();
        invoking.result();
        assertThat(cache.get(1)).as("nothing was changed").isEqualTo(SlowProcessor.RESULT);
    }

    @Test
    void readersDoNotWait() throws Exception {
        Worker<String> invoking = invoke();

        assertThat(Worker.start(() -> cache.get(1)).result()).isEqualTo(BEFORE);
        assertThat(Worker.start(() -> cache.containsKey(1)).result()).isTrue();
        assertThat(Worker.start(() -> cache.getAll(Set.of(1, 2))).result()).containsEntry(1, BEFORE);
        assertThat(Worker.start(() -> cache.iterator().next().getValue()).result())
                .isEqualTo(BEFORE);

        processor.goOn();
        invoking.result();
        assertThat(cache.get(1)).isEqualTo(SlowProcessor.RESULT);
    }

    /** What they ask for was not so when they asked, so they come before the processor's change. */
    @Test
    void conditionsThatFailDoNotWait() throws Exception {
        Worker<String> invoking = invoke();

        assertThat(Worker.start(() -> cache.putIfAbsent(1, AFTER)).result()).isFalse();
        assertThat(Worker.start(() -> cache.replace(1, SlowProcessor.RESULT, AFTER))
                        .result())
                .isFalse();
        assertThat(Worker.start(() -> cache.remove(1, SlowProcessor.RESULT)).result())
                .isFalse();

        processor.goOn();
        invoking.result();
        assertThat(cache.get(1)).isEqualTo(SlowProcessor.RESULT);
    }

    @Test
    void aCreationWaitsForAProcessorThatCreates() throws Exception {
        cache.remove(1);
        Worker<String> invoking = invoke();
        Worker<Boolean> creating = Worker.start(() -> cache.putIfAbsent(1, AFTER));

        creating.awaitRest();
        assertThat(creating.isDone()).isFalse();
        processor.goOn();

        assertThat(invoking.result()).isNull();
        assertThat(creating.result()).isFalse();
        assertThat(cache.get(1)).isEqualTo(SlowProcessor.RESULT);
    }

    @Test
    void otherEntriesAreFree() throws Exception {
        Worker<String> invoking = invoke();

        Worker.run(() -> cache.put(2, AFTER)).result();
        assertThat(Worker.start(() -> cache.remove(2)).result()).isTrue();

        processor.goOn();
        invoking.result();
    }

    /** The entry expires while the processor works on it, and a listener wants to hear of that. */
    @Test
    void aReaderOfAnExpiredEntryDoesNotWait() throws Exception {
        RecordingListener<Integer, String> listener = new RecordingListener<>();
        cache = fresh.cache(new HiveConfiguration<Integer, String>()
                .setExpiryPolicyFactory(Lifetimes.created(1_000))
                .addCacheEntryListenerConfiguration(listener.synchronous()));
        cache.put(1, BEFORE);
        Worker<String> invoking = invoke();
        fresh.clock().advance(1_000);

        assertThat(Worker.start(() -> cache.get(1)).result()).isNull();

        processor.goOn();
        invoking.result();
    }
}
