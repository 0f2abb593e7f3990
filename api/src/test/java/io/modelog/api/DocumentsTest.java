package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The documents lead somewhere: the README walks one promotion through files that exist.
class DocumentsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        var documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (var below = Files.walk(ROOT.resolve("docs"))) {
            below.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        documents.add(ROOT.resolve("docker/README.md"));
        documents.add(ROOT.resolve("bench/README.md"));
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_relative_link_leads_to_a_file(Path document) throws IOException {
        var dangling =
                LINK.matcher(Files.readString(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !Files.exists(document.resolveSibling(link)))
                        .toList();

        assertThat(dangling).isEmpty();
    }
}
