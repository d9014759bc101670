package io.hivecache.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    @Test
    void areReadFromAnyFormOfAddressInTheirOrder() {
        assertThat(Parameters.of(URI.create("hive:embedded?b=1&a=64%20MiB")))
                .containsExactly(entry("b", "1"), entry("a", "64 MiB"));
        assertThat(Parameters.of(URI.create("hive://u:p@host:1,host2/3?a=x=y&b=+%26&c=")))
                .containsExactly(entry("a", "x=y"), entry("b", "+&"), entry("c", ""));
        assertThat(Parameters.of(URI.create("hive:embedded"))).isEmpty();
        assertThat(Parameters.of(URI.create("hive:embedded?"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hive:embedded?secret", "hive:embedded?=secret", "hive:embedded?a=secret&", "hive:x?a=1&a=secret"
            })
    void areRefusedWithoutRepeatingAValue(String address) {
        assertThatThrownBy(() -> Parameters.of(URI.create(address)))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_OPTION))
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "hive:embedded, hive:embedded",
        "hive:embedded?, hive:embedded",
        "hive:embedded?a=1, hive:embedded",
        "hive:embedded?b=1, hive:embedded?b=1",
        "hive:embedded?ab=1&a=2, hive:embedded?ab=1",
        "hive://host/?b=%26&a=2&c=+, hive://host/?b=%26&c=+"
    })
    void oneCanBeLeftOut(URI address, URI left) {
        assertThat(Parameters.without(address, "a")).isEqualTo(left);
    }

    @Test
    void allCanBeLeftOut() {
        assertThat(Parameters.bare(URI.create("hive://host/1?a=1&b=2"))).isEqualTo(URI.create("hive://host/1"));
    }
}
