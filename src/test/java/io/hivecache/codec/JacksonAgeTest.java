package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.Version;
import org.junit.jupiter.api.Test;

/** Which versions of Jackson are too old, and how that is said. */
class JacksonAgeTest {
    private static Version second(String artifact, int minor, int patch) {
        return new Version(2, minor, patch, null, "com.fasterxml.jackson", artifact);
    }

    private static tools.jackson.core.Version third(int minor, int patch) {
        return new tools.jackson.core.Version(3, minor, patch, null, "tools.jackson.core", "jackson-databind");
    }

    @Test
    void jackson2IsTooOldBefore2_21() {
        Version young = second("jackson-databind", 21, 0);
        assertThat(JacksonAge.Second.tooOld(young, second("jackson-datatype-jsr310", 22, 4)))
                .isNull();
        assertThat(JacksonAge.Second.tooOld(second("jackson-databind", 20, 1), young))
                .isEqualTo("jackson-databind 2.20.1");
        assertThat(JacksonAge.Second.tooOld(young, second("jackson-datatype-jdk8", 18, 2)))
                .isEqualTo("jackson-datatype-jdk8 2.18.2");
    }

    @Test
    void jackson3IsTooOldBefore3_1_4() {
        assertThat(JacksonAge.Third.tooOld(third(1, 4))).isNull();
        assertThat(JacksonAge.Third.tooOld(third(2, 0))).isNull();
        assertThat(JacksonAge.Third.tooOld(third(1, 3))).isEqualTo("3.1.3");
        assertThat(JacksonAge.Third.tooOld(third(0, 9))).isEqualTo("3.0.9");
    }

    @Test
    void thoseOfTheTestsAreNot() {
        assertThat(JacksonAge.Second.tooOld()).isNull();
        assertThat(JacksonAge.Third.tooOld()).isNull();
    }
}
