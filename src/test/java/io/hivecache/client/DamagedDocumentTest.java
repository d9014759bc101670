package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveTimeout;
import io.hivecache.hive.Lifetime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or altered is told, and nothing of it is written. */
class DamagedDocumentTest extends DocumentFixture {
    private static final int SIZE = 2_500;

    private final byte[] content = content(SIZE);
    private UUID document;

    @BeforeEach
    void uploadDocument() throws IOException {
        document = upload(content);
    }

    private String alias(int slice) {
        return "document/" + document + (slice == 0 ? "" : "/" + slice);
    }

    private void assertDamaged(int slice, String what) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThatThrownBy(() -> documents.download(document, target))
                .isInstanceOfSatisfying(DamagedDocument.class, damage -> {
                    assertThat(damage.code()).isEqualTo(HiveCode.UNEXPECTED_REPLY);
                    assertThat(damage.document()).isEqualTo(document);
                })
                .hasMessageContainingAll(
                        "document " + document, slice == 0 ? "head" : "slice " + slice + " of 3", what);
        int before = slice == 0 ? 0 : (slice - 1) * SLICE;
        assertThat(target.toByteArray()).isEqualTo(Arrays.copyOf(content, before));
    }

    static Stream<Named<UnaryOperator<byte[]>>> damages() {
        return Stream.of(
                Named.of("first byte", stored -> flip(stored, 0)),
                Named.of("a byte in between", stored -> flip(stored, stored.length / 2)),
                Named.of("last byte", stored -> flip(stored, stored.length - 1)),
                Named.of("kind", stored -> flip(stored, stored.length - Part.SEAL)),
                Named.of("number", stored -> flip(stored, stored.length - Part.SEAL + 8)),
                Named.of("cut at the end", stored -> Arrays.copyOf(stored, stored.length - 1)),
                Named.of("cut at the start", stored -> Arrays.copyOfRange(stored, 1, stored.length)),
                Named.of("longer", stored -> Arrays.copyOf(stored, stored.length + 1)),
                Named.of("no seal", stored -> new byte[Part.SEAL - 1]),
                Named.of("zeros", stored -> new byte[stored.length]),
                Named.of("empty", stored -> new byte[0]));
    }

    private static byte[] flip(byte[] stored, int at) {
        stored[at] ^= 1;
        return stored;
    }

    @ParameterizedTest
    @MethodSource("damages")
    void anAlteredPartIsTold(UnaryOperator<byte[]> damage) {
        for (int slice = 0; slice <= 3; slice++) {
            byte[] intact = stored(alias(slice));
            store(alias(slice), damage.apply(intact.clone()));
            assertDamaged(slice, "not what was uploaded");
            store(alias(slice), intact);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aMissingSliceIsTold(int slice) {
        hive().delete(alias(slice));
        assertDamaged(slice, "missing");
    }

    @Test
    void oneSliceDoesNotStandInForAnother() throws IOException {
        store(alias(2), stored(alias(1)));
        assertDamaged(2, "not what was uploaded");

        UUID other = upload(content);
        store(alias(2), stored("document/" + other + "/2"));
        assertDamaged(2, "not what was uploaded");
        store(alias(0), stored(alias(1)));
        assertDamaged(0, "not what was uploaded");
    }

    @Test
    void aSliceThatWasSealedAnewIsToldByTheHead() throws IOException {
        byte[] forged = Arrays.copyOf(content(SLICE), SLICE + Part.SEAL);
        store(alias(2), Part.seal(document, Part.Kind.SLICE, 2, forged).content());

        assertThatThrownBy(() -> download(document))
                .isInstanceOf(DamagedDocument.class)
                .hasMessageContaining("its slices are not those that were uploaded");
    }

    @Test
    void aSmallDocumentThatWasAlteredIsTold() throws IOException {
        document = upload(content(10));
        store(alias(0), flip(stored(alias(0)), 3));

        assertDamaged(0, "not what was uploaded");
        assertThatThrownBy(() -> documents.size(document)).isInstanceOf(DamagedDocument.class);
    }

    @Test
    void aDocumentThatIsDamagedCanBeDeleted() {
        hive().delete(alias(2));
        documents.delete(document);

        assertThat(aliases()).isEmpty();
    }

    @Test
    void aDocumentWhoseHeadIsDamagedCanBeDeletedWithAllItsSlices() throws IOException {
        document = upload(content(600 * SLICE));
        store(alias(0), new byte[0]);
        UUID other = upload(content(10));
        documents.delete(document);

        assertThat(aliases()).noneMatch(alias -> alias.contains(document.toString()));
        assertThat(documents.exists(other)).isTrue();
    }

    @Test
    void aDeleteThatFailedCanBeRepeated() {
        engine.watch((command, arguments) -> {
            if (command.equals("deleteAll")) {
                throw new HiveTimeout("slow");
            }
        });
        assertThatThrownBy(() -> documents.delete(document)).isInstanceOf(HiveTimeout.class);
        assertThat(hive().get(alias(0), Lifetime.ETERNAL)).isNotNull();
        engine.watch((command, arguments) -> {});
        documents.delete(document);

        assertThat(documents.exists(document)).isFalse();
        assertThat(hive().scan("document/" + document).hasNext()).isFalse();
    }
}
