package io.modelog.sdk.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelog.sdk.snippets.StoreSnippets.Flower;
import io.modelog.sdk.snippets.StoreSnippets.FlowerMaterializer;
import io.modelog.sdk.snippets.StoreSnippets.QueueStore;
import io.modelog.sdk.store.DamagedContentException;
import io.modelog.sdk.store.FileArtifactStore;
import io.modelog.sdk.store.Materializers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSnippetsTest {
    @TempDir Path directory;

    @Test
    void the_snippets_of_the_store_do_what_they_say() throws IOException {
        assertThat(StoreSnippets.store(directory)).isEqualTo("hello");

        var store = StoreSnippets.environment(directory);
        var stored = store.put(out -> out.write(1));
        assertThat(stored.uri().toString()).startsWith(directory.toUri().toString());
        assertThat(StoreSnippets.damaged(store, stored, "0".repeat(64))).isTrue();
        assertThat(StoreSnippets.damaged(store, stored, stored.sha256())).isFalse();
    }

    @Test
    void the_snippets_of_the_values_do_what_they_say() throws IOException {
        assertThat(StoreSnippets.generic(new FileArtifactStore(directory)))
                .containsExactly(new Flower("setosa", 1.4), new Flower("virginica", 6.0));
        assertThat(StoreSnippets.table()).containsExactly(1.4, 6.0);
        assertThat(StoreSnippets.onnx(Files.write(directory.resolve("m.onnx"), new byte[] {8})))
                .hasToString("OnnxModel[1 octets]");
    }

    @Test
    void the_materializer_of_the_snippet_keeps_flowers() throws IOException {
        var flower = new Flower("setosa", 1.4);
        var materializer =
                Materializers.STANDARD
                        .with(new FlowerMaterializer())
                        .toRead(Flower.class, "text/x-flower");
        var store = new FileArtifactStore(directory);

        var stored = store.put(out -> materializer.write(flower, out));

        assertThat(
                        store.<Flower>read(
                                stored.uri(),
                                stored.sha256(),
                                in -> materializer.read(Flower.class, in)))
                .isEqualTo(flower);
    }

    @Test
    void the_store_of_the_snippet_checks_what_it_hands_out() throws IOException {
        var store = new QueueStore();
        var stored = store.put(out -> out.write(7));

        assertThat(store.<byte[]>read(stored.uri(), stored.sha256(), InputStream::readAllBytes))
                .containsExactly(7);
        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(
                        () -> store.read(stored.uri(), "0".repeat(64), InputStream::readAllBytes));
    }
}
