package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever meets a public type in an editor sees how it is used, by code that is compiled and run.
class JavadocTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path SNIPPETS = Path.of("src/test/java/io/modelog/sdk/snippets");

    @ParameterizedTest
    @ValueSource(strings = {"io/modelog/sdk", "io/modelog/sdk/pipeline", "io/modelog/sdk/store"})
    void each_public_type_shows_a_snippet(String directory) {
        assertThat(publicTypes(directory))
                .isNotEmpty()
                .allSatisfy(
                        type -> assertThat(type.javadoc()).as(type.name()).contains("{@snippet "));
    }

    @Test
    void each_snippet_is_shown_somewhere() throws IOException {
        var shown =
                Stream.of("io/modelog/sdk", "io/modelog/sdk/pipeline", "io/modelog/sdk/store")
                        .flatMap(directory -> publicTypes(directory).stream())
                        .map(Type::javadoc)
                        .toList();

        assertThat(regions())
                .isNotEmpty()
                .allSatisfy(region -> assertThat(shown).anyMatch(text -> text.contains(region)));
    }

    /// Javadoc itself finds the snippets, and links that lead nowhere.
    @Test
    void javadoc_has_no_complaint(@TempDir Path directory) {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        var status =
                ToolProvider.findFirst("javadoc")
                        .orElseThrow()
                        .run(
                                out,
                                out,
                                "-quiet",
                                "-Werror",
                                "-Xdoclint:all,-missing",
                                "-d",
                                directory.toString(),
                                "--snippet-path",
                                SNIPPETS.toString(),
                                "-sourcepath",
                                SOURCES.toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "io.modelog.sdk",
                                "io.modelog.sdk.pipeline",
                                "io.modelog.sdk.store");

        assertThat(said.toString()).isEmpty();
        assertThat(status).isZero();
    }

    private static List<Type> publicTypes(String directory) {
        try (var files = Files.list(SOURCES.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(JavadocTest::type)
                    .filter(type -> !type.javadoc().isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text before the declaration of the file's public type; empty when it has none.
    private static Type type(Path file) {
        var name = file.getFileName().toString();
        var declaration = "\npublic ";
        var text = read(file);
        var end = text.indexOf(declaration);
        return new Type(name, end < 0 ? "" : text.substring(0, end));
    }

    private static List<String> regions() throws IOException {
        try (var files = Files.list(SNIPPETS)) {
            return files.flatMap(file ->
                            read(file)
                                    .lines()
                                    .map(String::strip)
                                    .filter(line -> line.startsWith("// @start region="))
                                    .map(line -> line.replace("// @start ", ""))
                                    .map(region ->
                                            "{@snippet file=%s %s}"
                                                    .formatted(file.getFileName(), region)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Type(String name, String javadoc) {}
}
