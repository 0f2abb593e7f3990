package io.modelog.sdk.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathMaterializersTest {
    private static final String OCTETS = "application/octet-stream";
    private static final String ZIP = "application/zip";

    @TempDir Path temporary;

    @Test
    void a_file_is_kept_as_its_octets() throws IOException {
        var file = Files.writeString(temporary.resolve("weights.bin"), "1.5");

        var written = write(file);

        assertThat(materializer(file).mediaType()).isEqualTo(OCTETS);
        assertThat(materializer(file).typeOf(file)).isEqualTo("java.nio.file.Path");
        assertThat(written).asString(UTF_8).isEqualTo("1.5");
        var read = read(OCTETS, written);
        assertThat(read).hasContent("1.5").isNotEqualTo(file);
        Files.delete(read);
    }

    @Test
    void a_directory_is_kept_as_a_zip_file() throws IOException {
        var directory =
                Files.createDirectories(temporary.resolve("model/empty")).resolveSibling("");
        Files.writeString(directory.resolve("weights"), "1.5");
        Files.createDirectories(directory.resolve("vocabulary"));
        Files.writeString(directory.resolve("vocabulary/de"), "Grünlilie");

        var written = write(directory);
        var read = read(ZIP, written);

        assertThat(materializer(directory).mediaType()).isEqualTo(ZIP);
        assertThat(read.resolve("weights")).hasContent("1.5");
        assertThat(read.resolve("vocabulary/de")).hasContent("Grünlilie");
        assertThat(read.resolve("empty")).isEmptyDirectory();
        assertThat(write(read)).isEqualTo(written);
    }

    @Test
    void the_age_of_a_file_is_not_its_content() throws IOException {
        var directory = Files.createDirectories(temporary.resolve("model"));
        var file = Files.writeString(directory.resolve("weights"), "1.5");
        var written = write(directory);

        Files.setLastModifiedTime(file, FileTime.fromMillis(0));

        assertThat(write(directory)).isEqualTo(written);
    }

    @Test
    void a_directory_with_a_symbolic_link_is_refused() throws IOException {
        var directory = Files.createDirectories(temporary.resolve("model"));
        var link =
                Files.createSymbolicLink(
                        directory.resolve("weights"),
                        Files.writeString(temporary.resolve("secret"), "x"));

        assertThatIOException()
                .isThrownBy(() -> write(directory))
                .withMessage("%s is a symbolic link: store what it points to", link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/secret", ".", "a/.."})
    void a_zip_file_whose_entries_lead_out_of_the_directory_is_refused(String name)
            throws IOException {
        var content = zip(name);

        assertThatExceptionOfType(ZipException.class)
                .isThrownBy(() -> read(ZIP, content))
                .withMessage("%s leads out of the directory", name);
    }

    @Test
    void a_file_that_is_gone_cannot_be_written() {
        assertThatIOException().isThrownBy(() -> write(temporary.resolve("gone")));
    }

    private static Materializer materializer(Path path) {
        return Materializers.STANDARD.forValue(path);
    }

    private static byte[] write(Path path) throws IOException {
        var out = new ByteArrayOutputStream();
        materializer(path).write(path, out);
        return out.toByteArray();
    }

    private static Path read(String mediaType, byte[] content) throws IOException {
        return Materializers.STANDARD
                .toRead(Path.class, mediaType)
                .read(Path.class, new ByteArrayInputStream(content));
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return out.toByteArray();
    }
}
