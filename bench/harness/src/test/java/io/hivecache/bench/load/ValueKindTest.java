package io.hivecache.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValueKindTest {
    @ParameterizedTest
    @EnumSource
    void valuesOfOneNumberAreEqualObjects(ValueKind kind) {
        assertThat(kind.value(5)).isEqualTo(kind.value(5)).isNotSameAs(kind.value(5));
        assertThat(kind.value(5)).isNotEqualTo(kind.value(6)).isInstanceOf(kind.type());
    }

    @Test
    void aChangedOrderIsAnother() {
        Order order = (Order) ValueKind.POJO.value(5);
        order.change();

        assertThat(order).isNotEqualTo(ValueKind.POJO.value(5));
    }

    @Test
    void anOrderTakesAbout300Bytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int orders = 10_000;
        Object[] kept = new Object[orders];
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < orders; i++) {
            kept[i] = ValueKind.POJO.value(1_000_000 + i);
        }
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / kept.length;

        // what making the text allocates besides is counted too
        assertThat(bytes).isBetween(250L, 450L);
    }
}
