package io.hivecache.jcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.jcache.RecordingListener.Heard;
import io.hivecache.testing.LibraryThreads;
import io.hivecache.testing.Worker;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears what, in which order, and what happens if a listener or a filter is slow, comes or goes. */
@Timeout(3 * Worker.PATIENCE_SECONDS)
class ListenersTest {
    private static final int WRITERS = 8;

    @RegisterExtension
    private final FreshProvider fresh = new FreshProvider();

    private Cache<Integer, Integer> cache(List<CacheEntryListenerConfiguration<Integer, Integer>> listeners) {
        HiveConfiguration<Integer, Integer> configuration = new HiveConfiguration<>();
        listeners.forEach(configuration::addCacheEntryListenerConfiguration);
        return fresh.cache(configuration);
    }

    private Cache<Integer, Integer> cache(CacheEntryListenerConfiguration<Integer, Integer> listener) {
        return cache(List.of(listener));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eachKindOfEventIsTold(boolean synchronous) {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        Cache<Integer, Integer> cache = fresh.cache(new HiveConfiguration<Integer, Integer>()
                .setExpiryPolicyFactory(Lifetimes.created(1_000))
                .addCacheEntryListenerConfiguration(listener.configuration(synchronous, true, null)));
        cache.put(1, 10);
        cache.put(1, 11);
        cache.remove(1);
        cache.put(1, 12);
        fresh.clock().advance(1_000);
        cache.get(1);

        assertThat(listener.awaitHeard(5))
                .containsExactly(
                        new Heard<>(EventType.CREATED, 1, 10, null),
                        new Heard<>(EventType.UPDATED, 1, 11, 10),
                        new Heard<>(EventType.REMOVED, 1, 11, 11),
                        new Heard<>(EventType.CREATED, 1, 12, null),
                        new Heard<>(EventType.EXPIRED, 1, 12, 12));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oldValuesAreHandedOutOnlyIfAskedFor(boolean synchronous) {
        RecordingListener<Integer, Integer> asking = new RecordingListener<>();
        RecordingListener<Integer, Integer> modest = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(
                List.of(asking.configuration(synchronous, true, null), modest.configuration(synchronous, false, null)));
        cache.put(1, 10);
        cache.put(1, 11);
        cache.remove(1);

        assertThat(asking.awaitHeard(3)).extracting(Heard::oldValue).containsExactly(null, 10, 11);
        assertThat(modest.awaitHeard(3)).extracting(Heard::oldValue).containsOnlyNulls();
        assertThat(modest.heard()).extracting(Heard::value).startsWith(10, 11);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void eventsOfAKeyAreToldInTheOrderOfItsChangesUnderManyWriters(boolean synchronous) throws Exception {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(listener.configuration(synchronous, true, null));
        int rounds = 250;
        Worker.together(WRITERS, thread -> {
            for (int i = 0; i < rounds; i++) {
                cache.put(i % 3, thread * rounds + i);
            }
            return null;
        });

        assertThat(listener.awaitHeard(WRITERS * rounds)).hasSize(WRITERS * rounds);
        for (int key = 0; key < 3; key++) {
            Integer before = null;
            for (Heard<Integer, Integer> event : listener.heardOf(key)) {
                assertThat(event.oldValue()).isEqualTo(before);
                before = event.value();
            }
            assertThat(cache.get(key)).isEqualTo(before);
        }
    }

    @Test
    void aSynchronousListenerHasHeardWhenTheOperationReturns() {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(listener.synchronous());
        cache.putAll(Map.of(1, 10, 2, 20));

        assertThat(listener.heard()).hasSize(2);
    }

    @Test
    void aSlowAsynchronousListenerBlocksNobody() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingListener<Integer, Integer> slow = new RecordingListener<>(event -> Worker.await(goOn));
        RecordingListener<Integer, Integer> other = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(List.of(slow.asynchronous(), other.asynchronous()));
        Worker.run(() -> {
                    for (int i = 0; i < 100; i++) {
                        cache.put(1, i);
                    }
                })
                .result();

        assertThat(other.awaitHeard(100)).hasSize(100);
        assertThat(slow.heard()).hasSizeLessThan(2);
        goOn.countDown();
        assertThat(slow.awaitHeard(100))
                .extracting(Heard::value)
                .containsExactlyElementsOf(
                        other.heard().stream().map(Heard::value).toList());
    }

    @Test
    void anAsynchronousListenerSeesTheContextLoaderOfWhoeverChangedTheEntry() {
        ClassLoader[] context = new ClassLoader[1];
        CountDownLatch told = new CountDownLatch(1);
        RecordingListener<Integer, Integer> listener = new RecordingListener<>(event -> {
            context[0] = Thread.currentThread().getContextClassLoader();
            told.countDown();
        });
        cache(listener.asynchronous()).put(1, 1);

        Worker.await(told);
        assertThat(context[0]).isSameAs(Thread.currentThread().getContextClassLoader());
    }

    @Test
    void deregistrationStopsWhatIsQueuedAndClosesListenerAndFilterOnce() throws Exception {
        LibraryThreads threads = LibraryThreads.remember();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        RecordingListener<Integer, Integer> listener = new RecordingListener<>(event -> {
            begun.countDown();
            Worker.await(goOn);
            ended.countDown();
        });
        RecordingListener<Integer, Integer> other = new RecordingListener<>();
        ClosingFilter filter = new ClosingFilter();
        CacheEntryListenerConfiguration<Integer, Integer> configuration = listener.configuration(false, true, filter);
        Cache<Integer, Integer> cache = cache(List.of(configuration, other.asynchronous()));
        cache.putAll(Map.of(1, 1, 2, 2, 3, 3));
        Worker.await(begun);

        cache.deregisterCacheEntryListener(configuration);
        goOn.countDown();
        cache.deregisterCacheEntryListener(configuration);
        Worker.await(ended);
        fresh.manager().close();
        threads.awaitEnd();

        assertThat(listener.heard()).as("what it had begun with, and no more").hasSize(1);
        assertThat(listener.closed()).isEqualTo(1);
        assertThat(filter.closed).hasValue(1);
        assertThat(other.closed()).isEqualTo(1);
    }

    private static final class ClosingFilter implements CacheEntryEventFilter<Integer, Integer>, Closeable {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public boolean evaluate(CacheEntryEvent<? extends Integer, ? extends Integer> event) {
            return true;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void aListenerThatWasDeregisteredMayComeBack() {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        CacheEntryListenerConfiguration<Integer, Integer> configuration = listener.synchronous();
        Cache<Integer, Integer> cache = cache(configuration);
        cache.deregisterCacheEntryListener(configuration);
        cache.put(1, 1);
        cache.registerCacheEntryListener(configuration);
        cache.put(1, 2);

        assertThat(listener.heard()).containsExactly(new Heard<>(EventType.UPDATED, 1, 2, 1));
    }

    @Test
    void registrationTwiceIsRefusedAndTheFirstStays() {
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        CacheEntryListenerConfiguration<Integer, Integer> configuration = listener.synchronous();
        Cache<Integer, Integer> cache = cache(configuration);

        assertThatThrownBy(() -> cache.registerCacheEntryListener(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cache.getName());
        cache.put(1, 1);
        assertThat(listener.heard()).hasSize(1);
    }

    @Test
    void manyThreadsThatRegisterOneListenerRegisterItOnce() throws Exception {
        Cache<Integer, Integer> cache = cache(List.of());
        RecordingListener<Integer, Integer> listener = new RecordingListener<>();
        CacheEntryListenerConfiguration<Integer, Integer> configuration = listener.synchronous();
        List<Boolean> registered = Worker.together(WRITERS, thread -> {
            try {
                cache.registerCacheEntryListener(configuration);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
        cache.put(1, 1);

        assertThat(registered).containsOnlyOnce(true);
        assertThat(listener.heard()).hasSize(1);
    }

    /** Only filters that want the value to be even let an event through. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilterDecidesWhatIsTold(boolean synchronous) {
        RecordingListener<Integer, Integer> filtered = new RecordingListener<>();
        RecordingListener<Integer, Integer> all = new RecordingListener<>();
        Cache<Integer, Integer> cache = cache(List.of(
                filtered.configuration(synchronous, true, event -> event.getValue() % 2 == 0),
                all.configuration(synchronous, true, null)));
        for (int i = 0; i < 10; i++) {
            cache.put(1, i);
        }
        cache.put(1, 100);

        assertThat(filtered.awaitHeard(6)).extracting(Heard::value).containsExactly(0, 2, 4, 6, 8, 100);
        assertThat(all.awaitHeard(11)).hasSize(11);
    }

    @Test
    void whatAListenerIsToldIsItsOwnCopy() {
        AtomicInteger seen = new AtomicInteger();
        RecordingListener<Integer, Counter> changing = new RecordingListener<>(
                event -> seen.addAndGet(event.value().add(100).count()));
        Cache<Integer, Counter> cache = fresh.cache(
                new HiveConfiguration<Integer, Counter>().addCacheEntryListenerConfiguration(changing.synchronous()));
        Counter mine = new Counter(1);
        cache.put(1, mine);

        assertThat(seen).hasValue(101);
        assertThat(mine.count()).isEqualTo(1);
        assertThat(cache.get(1).count()).isEqualTo(1);
    }

    @Test
    void theConfigurationNamesTheListenersAsTheyAreNow() {
        CacheEntryListenerConfiguration<Integer, Integer> first =
                new RecordingListener<Integer, Integer>().synchronous();
        CacheEntryListenerConfiguration<Integer, Integer> second =
                new RecordingListener<Integer, Integer>().synchronous();
        Cache<Integer, Integer> cache = cache(first);
        cache.registerCacheEntryListener(second);
        cache.deregisterCacheEntryListener(first);

        HiveConfiguration<Integer, Integer> now = configurationOf(cache);
        assertThat(now.getCacheEntryListenerConfigurations()).containsExactly(second);
    }

    @SuppressWarnings("unchecked")
    private static HiveConfiguration<Integer, Integer> configurationOf(Cache<Integer, Integer> cache) {
        return cache.getConfiguration(HiveConfiguration.class);
    }
}
