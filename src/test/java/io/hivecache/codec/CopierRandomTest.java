package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Holds the copier to the codec on graphs that nobody thought of. */
class CopierRandomTest {
    private static final int GRAPHS = 100_000;

    @Test
    void copiesAsTheCodecDoes() {
        int refused = 0;
        for (int seed = 0; seed < GRAPHS; seed++) {
            boolean cyclic = seed % 4 == 0;
            Object original = new CopierRandomGraph(seed, cyclic).root();
            Object copy = Copier.copy(original);
            if (copy == null && cyclic) {
                refused++;
                continue;
            }
            try {
                assertThat(copy).as("a copy, not a refusal").isNotNull();
                CopierAssert.assertAsByCodec(copy, original);
            } catch (AssertionError | RuntimeException different) {
                throw new AssertionError("The graph of the seed " + seed + ": " + different.getMessage(), different);
            }
        }
        assertThat(refused).as("graphs refused, all with cycles").isBetween(100, GRAPHS / 20);
    }
}
