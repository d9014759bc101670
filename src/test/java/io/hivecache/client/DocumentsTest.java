package io.hivecache.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hivecache.hive.AliasNotFound;
import io.hivecache.hive.HiveCode;
import io.hivecache.hive.HiveException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of all sizes go in and come out. */
class DocumentsTest extends DocumentFixture {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 1_999, 2_000, 2_001, 10_000, 123_456})
    void whatComesOutIsWhatWentIn(int size) throws IOException {
        byte[] content = content(size);
        UUID document = upload(content);

        assertThat(documents.exists(document)).isTrue();
        assertThat(documents.size(document)).isEqualTo(size);
        assertThat(download(document)).isEqualTo(content);
        documents.delete(document);
        assertThat(documents.exists(document)).isFalse();
        assertThat(aliases()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 1_001, 2_500})
    void aStreamMayTrickle(int size) throws IOException {
        byte[] content = content(size);
        InputStream trickle = new ByteArrayInputStream(content) {
            @Override
            public int read(byte[] target, int from, int length) {
                return super.read(target, from, Math.min(length, 7));
            }
        };

        assertThat(download(documents.upload(trickle))).isEqualTo(content);
    }

    @Test
    void theDefaultSliceIs10MiB() throws IOException {
        Documents large = Documents.over(client);
        large.upload(new ByteArrayInputStream(new byte[10 << 20]));
        assertThat(aliases()).hasSize(1);

        large.upload(new ByteArrayInputStream(new byte[(10 << 20) + 1]));
        assertThat(aliases()).hasSize(1 + 3);
    }

    @Test
    void aFileIsUploaded(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("file"), content(3_333));

        assertThat(download(documents.upload(file))).isEqualTo(content(3_333));
        assertThatThrownBy(() -> documents.upload(directory.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void aSmallDocumentIsOneAliasAndOneRoundTripEach() throws IOException {
        UUID document = upload(content(SLICE));

        assertThat(aliases()).containsExactly("document/" + document);
        assertThat(engine.takeCommands()).hasSize(1);
        download(document);
        assertThat(engine.takeCommands()).hasSize(1);
        documents.exists(document);
        assertThat(engine.takeCommands()).hasSize(1);
        documents.size(document);
        assertThat(engine.takeCommands()).hasSize(1);
        documents.delete(document);
        assertThat(engine.takeCommands()).hasSize(1);
    }

    @Test
    void aDocumentThatIsNotThereIsNamed() {
        UUID none = UUID.randomUUID();

        assertThat(documents.exists(none)).isFalse();
        assertThatThrownBy(() -> documents.size(none)).isInstanceOf(AliasNotFound.class);
        assertThatThrownBy(() -> documents.delete(none)).isInstanceOf(AliasNotFound.class);
        assertThatThrownBy(() -> documents.download(none, new ByteArrayOutputStream()))
                .isInstanceOf(AliasNotFound.class)
                .hasMessageContaining(none.toString());
    }

    @Test
    void documentsAreReadWithTheSliceSizeTheyWereCutWith() throws IOException {
        UUID document = upload(content(5_000));
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        Documents.over(client).withSliceSize(77).download(document, target);

        assertThat(target.toByteArray()).isEqualTo(content(5_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
    void aSliceSizeThatCannotBeIsRefused(int bytes) {
        assertThatThrownBy(() -> documents.withSliceSize(bytes))
                .isInstanceOfSatisfying(
                        HiveException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(HiveCode.INVALID_OPTION));
    }

    @Test
    void progressTellsTheBytesDoneAndInAllIfKnown(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("file"), content(2_500));
        List<String> heard = new ArrayList<>();
        Progress progress = (done, total) -> heard.add(done + " of " + total);

        UUID document = documents.upload(file, progress);
        assertThat(heard).containsExactlyElementsOf(steps(OptionalLong.of(2_500)));
        heard.clear();
        documents.upload(new ByteArrayInputStream(content(2_500)), progress);
        assertThat(heard).containsExactlyElementsOf(steps(OptionalLong.empty()));
        heard.clear();
        documents.download(document, new ByteArrayOutputStream(), progress);
        assertThat(heard).containsExactlyElementsOf(steps(OptionalLong.of(2_500)));
        heard.clear();
        documents.upload(new ByteArrayInputStream(content(10)), progress);
        assertThat(heard).containsExactly("10 of " + OptionalLong.empty());
    }

    private static List<String> steps(OptionalLong total) {
        return List.of("1000 of " + total, "2000 of " + total, "2500 of " + total);
    }

    @Test
    void nothingIsSharedWithTheConsumer() throws IOException {
        UUID document = upload(content(1_500));
        documents.download(document, new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] content, int from, int length) {
                Arrays.fill(content, (byte) 0);
            }
        });

        assertThat(download(document)).isEqualTo(content(1_500));
    }
}
