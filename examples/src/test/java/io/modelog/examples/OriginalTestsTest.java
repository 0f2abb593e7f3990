package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The page that says which test of ours stands for which of the original's.
class OriginalTestsTest {
    private static final Path PAGE = Path.of("../docs/reference/original-tests.md");
    private static final Pattern OURS = Pattern.compile("`(\\w+Test|test_\\w+)\\.(\\w+)`");

    @TestFactory
    Stream<DynamicTest> each_test_of_the_page_is_there() throws IOException {
        return OURS.matcher(Files.readString(PAGE))
                .results()
                .map(ours ->
                        DynamicTest.dynamicTest(
                                ours.group(1) + "." + ours.group(2),
                                () ->
                                        assertThat(source(ours.group(1)))
                                                .contains(" " + ours.group(2) + "(")));
    }

    @Test
    void the_page_names_tests() throws IOException {
        assertThat(OURS.matcher(Files.readString(PAGE)).results()).hasSizeGreaterThan(60);
    }

    private static String source(String type) {
        var name = type + (type.startsWith("test_") ? ".py" : ".java");
        return Stream.of("../sdk/src/test", "../bench/src/test", "../python/tests")
                .flatMap(root -> find(Path.of(root), name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + name));
    }

    private static Stream<String> find(Path root, String name) {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.endsWith(name))
                    .map(OriginalTestsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
