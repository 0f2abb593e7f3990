package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/sdk.md` shows is code that is compiled and tested.
class SdkPageTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern BLANK = Pattern.compile("\\s+");

    @Test
    void every_java_block_of_the_page_is_in_the_sources() throws IOException {
        var sources = sources(Path.of("src"), Path.of("../sdk/src/test"));
        var blocks =
                JAVA.matcher(Files.readString(Path.of("../docs/sdk.md")))
                        .results()
                        .map((MatchResult block) -> unspaced(block.group(1)))
                        .toList();

        assertThat(blocks).hasSize(8).allSatisfy(block -> assertThat(sources).contains(block));
    }

    private static String sources(Path... roots) throws IOException {
        var text = new StringBuilder();
        for (var root : roots) {
            try (Stream<Path> files = Files.walk(root)) {
                text.append(
                        files.filter(file -> file.toString().endsWith(".java"))
                                .map(SdkPageTest::read)
                                .collect(Collectors.joining()));
            }
        }
        return unspaced(text.toString());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unspaced(String code) {
        return BLANK.matcher(code).replaceAll("");
    }
}
