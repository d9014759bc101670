package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract's chapter on leases, as one JVM sees them. */
interface LeaseContract<A, C> extends HiveFixture<A, C> {
    @Test
    default void whatWasGivenBackIsGrantedAgain() {
        for (int i = 0; i < 2; i++) {
            try (Lease<A> lease = hive().lease(List.of(alias(1), alias(2)), life())) {
                assertThat(lease.covers(alias(1))).isTrue();
                assertThat(lease.covers(alias(2))).isTrue();
            }
        }
    }

    @Test
    default void whatThisJvmHasIsGrantedAgain() {
        try (Lease<A> outer = hive().lease(List.of(alias(1)), life())) {
            try (Lease<A> inner = hive().lease(List.of(alias(1), alias(2)), life())) {
                assertThat(inner.covers(alias(1))).isTrue();
            }
            assertThat(outer.covers(alias(1))).isTrue();
        }
    }

    @Test
    default void aLeaseHindersNobodyAndIsNoEntry() {
        try (Lease<A> lease = hive().lease(List.of(alias(1), alias(2)), life())) {
            assertThat(hive().contains(alias(1))).isFalse();
            store(2, 20);

            assertThat(scanned(hive())).containsOnlyKeys(alias(2));
        }
        assertThat(read(2)).isEqualTo(20);
    }

    @Test
    default void aLeaseThatHasEndedCanBeGivenBack() {
        try (Lease<A> lease = hive().lease(List.of(alias(1)), life())) {
            elapse(life());
        }
        try (Lease<A> next = hive().lease(List.of(alias(1)), life())) {
            assertThat(next.covers(alias(1))).isTrue();
        }
    }
}
