package io.modelog.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
    private static final String HELLO_SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    private final Path directory;
    private final Path elsewhere;
    private final FileArtifactStore store;

    FileArtifactStoreTest(@TempDir Path temporary) throws IOException {
        directory = temporary.resolve("artifacts");
        elsewhere = temporary.resolve("secret");
        Files.writeString(elsewhere, "hello");
        store = new FileArtifactStore(directory);
    }

    @Test
    void content_is_kept_under_its_sha256() throws IOException {
        var stored = put("hello");

        assertThat(stored)
                .isEqualTo(
                        new StoredContent(
                                directory.resolve("2c").resolve(HELLO_SHA256).toUri(),
                                HELLO_SHA256,
                                5));
        assertThat(read(stored.uri(), HELLO_SHA256)).isEqualTo("hello");
    }

    @Test
    void equal_content_is_kept_once() throws IOException {
        assertThat(put("hello")).isEqualTo(put("hello"));
        assertThat(files()).hasSize(1);
    }

    @Test
    void a_write_that_fails_leaves_nothing() throws IOException {
        assertThatIOException()
                .isThrownBy(() ->
                        store.put(out -> {
                            out.write("hel".getBytes(UTF_8));
                            throw new IOException("disk full");
                        }))
                .withMessage("disk full");

        assertThat(files()).isEmpty();
    }

    @Test
    void changed_content_is_not_handed_out() throws IOException {
        var stored = put("hello");
        Files.writeString(Path.of(stored.uri()), "hellO");

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(stored.uri(), HELLO_SHA256))
                .withMessageContaining("was changed");
    }

    @Test
    void changed_content_is_not_taken_for_the_same_content_again() throws IOException {
        var stored = put("hello");
        Files.writeString(Path.of(stored.uri()), "hellO");

        assertThatExceptionOfType(DamagedContentException.class).isThrownBy(() -> put("hello"));
        assertThat(Path.of(stored.uri())).hasContent("hellO");
    }

    @Test
    void content_that_is_gone_is_reported() throws IOException {
        var stored = put("hello");
        Files.delete(Path.of(stored.uri()));

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(stored.uri(), HELLO_SHA256))
                .withMessageEndingWith("is gone");
    }

    @Test
    void nothing_outside_the_directory_is_read() throws IOException {
        put("hello");
        var link = directory.resolve("link");
        Files.createSymbolicLink(link, elsewhere);

        for (var uri :
                List.of(
                        elsewhere.toUri(),
                        URI.create(directory.toUri() + "../secret"),
                        link.toUri())) {
            assertThatExceptionOfType(DamagedContentException.class)
                    .isThrownBy(() -> read(uri, HELLO_SHA256))
                    .withMessageContaining("lies outside the artifact store");
        }
    }

    @Test
    void other_schemes_are_not_read() {
        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(URI.create("https://example.org/x"), HELLO_SHA256));
    }

    private StoredContent put(String text) throws IOException {
        return store.put(out -> out.write(text.getBytes(UTF_8)));
    }

    private String read(URI uri, String sha256) throws IOException {
        return new String(store.read(uri, sha256, InputStream::readAllBytes), UTF_8);
    }

    private List<Path> files() throws IOException {
        try (var paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
