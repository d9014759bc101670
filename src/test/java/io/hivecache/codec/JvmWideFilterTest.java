package io.hivecache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the owner of a JVM forbids to deserialize stays forbidden. A JVM's filter is set once, so each has a JVM. */
class JvmWideFilterTest {
    @ParameterizedTest
    @CsvSource({
        "-Djdk.serialFilter=!java.util.UUID, refused",
        "-Djdk.serialFilter=!java.util.Currency, read",
        "-Djdk.serialFilter=maxbytes=10, refused",
        "-Dno.filter=, read",
    })
    void isKept(String option, String outcome) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        JvmWideFilterTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).endsWith(outcome + " " + outcome);
    }

    /** Reads a UUID with everything allowed, then under an allow-list. */
    public static void main(String[] arguments) {
        System.out.print(read(AllowList.everything()) + " " + read(AllowList.of(List.of())));
    }

    private static String read(AllowList allowList) {
        Codec<UUID> codec = Codecs.of("java", UUID.class, allowList);
        try {
            return codec.decode(codec.encode(new UUID(1, 2))).equals(new UUID(1, 2)) ? "read" : "wrong";
        } catch (CodecException refused) {
            return "refused";
        }
    }
}
