package io.hivecache.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog<Integer, String> backlog = new Backlog<>();

    private int add(int alias) {
        return backlog.add(new BoundedCell<>(alias, alias));
    }

    private List<Integer> drained() {
        List<Integer> drained = new ArrayList<>();
        backlog.drain(cell -> drained.add(cell.alias));
        return drained;
    }

    @Test
    void givesCellsInTheOrderInWhichTheyCame() {
        assertThat(List.of(add(1), add(2), add(3))).containsExactly(1, 2, 3);
        assertThat(drained()).containsExactly(1, 2, 3);
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(drained()).isEmpty();
        assertThat(add(4)).isEqualTo(1);
        assertThat(backlog.isEmpty()).isFalse();
        assertThat(drained()).containsExactly(4);
    }

    @Test
    void losesNothingThatComesWhileItIsDrained() throws Exception {
        int count = 100_000;
        List<Integer> drained = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> adding = new ArrayList<>();
            for (int first : new int[] {0, 1}) {
                adding.add(threads.submit(() -> {
                    for (int i = first; i < count; i += 2) {
                        add(i);
                    }
                }));
            }
            while (!adding.stream().allMatch(Future::isDone)) {
                drained.addAll(drained());
            }
            for (Future<?> each : adding) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
        drained.addAll(drained());
        assertThat(drained)
                .hasSize(count)
                .containsAll(IntStream.range(0, count).boxed().toList());
        assertThat(drained.stream().filter(i -> i % 2 == 0)).isSorted();
    }
}
