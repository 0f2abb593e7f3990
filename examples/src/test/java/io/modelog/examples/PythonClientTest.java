package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests of the Python client, against a node.
class PythonClientTest {
    @Test
    void its_own_tests_pass(@TempDir Path dir) throws Exception {
        try (var system = new FreshSystem(dir)) {
            var python =
                    PythonProcess.on(system.modelog.settings().url(), dir.resolve("artifacts"));

            var output = python.run("-m", "unittest", "--verbose");

            System.out.println(output.lines().toList().getLast());
            assertThat(output)
                    .contains("OK")
                    .doesNotContain("MODELOG_URL names no node")
                    .contains("tests.test_page");
        }
    }
}
