package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerAppTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path directory;

    @Test
    void a_node_that_others_reach_needs_tokens() {
        assertThat(run("--host", "0.0.0.0")).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo(
                        "modelog: --host is 0.0.0.0, which other machines reach: give --tokens FILE with lines of"
                                + " 'actor = token'\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void an_option_that_is_no_number_is_named() {
        assertThat(run("--port", "http")).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("modelog: Invalid value for option '--port': 'http' is not an int\n");
    }

    @Test
    void a_port_in_use_is_told_in_one_sentence() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(socket.getLocalPort());

            assertThat(run("--port", port, "--data-dir", directory.toString())).isEqualTo(1);
            assertThat(text(err))
                    .isEqualTo(
                            "modelog: port %s on 127.0.0.1 is in use; choose another with --port, or stop what listens there\n"
                                    .formatted(port));
        }
    }

    @Test
    void a_data_directory_in_use_is_told_in_one_sentence() throws IOException {
        try (var _ = DataDirectory.claim(directory)) {
            assertThat(run("--port", "0", "--data-dir", directory.toString())).isEqualTo(1);
            assertThat(text(err))
                    .isEqualTo(
                            "modelog: data directory %s is in use by another node; give another with --data-dir\n"
                                    .formatted(directory));
        }
    }

    @Test
    void a_tokens_file_that_is_not_one_is_told_with_its_line() throws IOException {
        var tokens = Files.writeString(directory.resolve("tokens"), "# who\nci: secret\n");

        assertThat(
                        run(
                                "--port",
                                "0",
                                "--data-dir",
                                directory.toString(),
                                "--tokens",
                                tokens.toString()))
                .isEqualTo(1);
        assertThat(text(err))
                .isEqualTo(
                        "modelog: %s, line 2: is not actor = token, with at least 16 characters of token\n"
                                .formatted(tokens));
    }

    @Test
    void a_node_that_was_told_to_stop_does_not_start() {
        var node = new Node(SharedNode.embedded(directory));
        node.close();

        assertThatThrownBy(node::start)
                .isInstanceOf(StartFailure.class)
                .hasMessage("stopped while starting");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void help_names_every_option() {
        assertThat(run("--help")).isZero();
    }

    private int run(String... arguments) {
        return ServerApp.run(arguments, Map.of(), stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
