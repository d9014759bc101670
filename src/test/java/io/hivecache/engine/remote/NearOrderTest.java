package io.hivecache.engine.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who leaves, and who stays. */
class NearOrderTest {
    private final NearOrder order = new NearOrder();

    private List<NearOrder.Link> add(int count) {
        List<NearOrder.Link> added =
                Stream.generate(NearOrder.Link::new).limit(count).toList();
        added.forEach(order::add);
        return added;
    }

    @Test
    void theEldestLeavesUnlessItWasRead() {
        List<NearOrder.Link> links = add(4);
        links.get(0).wasRead();
        links.get(2).wasRead();

        assertThat(order.removeNext()).isSameAs(links.get(1));
        assertThat(order.removeNext()).isSameAs(links.get(3));
        assertThat(order.removeNext()).as("the hand begins anew").isSameAs(links.get(0));
        assertThat(order.removeNext()).isSameAs(links.get(2));
        assertThat(order.removeNext()).isNull();
    }

    @Test
    void whatIsReadAgainAndAgainOutlastsAnyNumberThatIsReadOnce() {
        List<NearOrder.Link> loved = add(5);
        add(5);
        for (int i = 0; i < 1_000; i++) {
            loved.forEach(NearOrder.Link::wasRead);
            add(1);
            assertThat(order.removeNext()).isNotIn(loved);
        }
    }

    @Test
    void whatAllReadLeavesOneAfterTheOtherAllTheSame() {
        List<NearOrder.Link> links = add(3);
        links.forEach(NearOrder.Link::wasRead);

        assertThat(order.removeNext()).isSameAs(links.get(0));
        assertThat(order.size()).isEqualTo(2);
    }

    @Test
    void itIsAListWhateverIsRemovedFromIt() {
        Random random = new Random(1);
        List<NearOrder.Link> there = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            if (there.isEmpty() || random.nextInt(3) > 0) {
                there.addAll(add(1));
            } else if (random.nextBoolean()) {
                NearOrder.Link gone = there.remove(random.nextInt(there.size()));
                order.remove(gone);
                order.remove(gone);
            } else {
                assertThat(there.remove(order.removeNext())).isTrue();
            }
            assertThat(order.size()).isEqualTo(there.size());
        }
        order.clear();
        assertThat(order.size()).isZero();
        assertThat(order.removeNext()).isNull();
    }
}
