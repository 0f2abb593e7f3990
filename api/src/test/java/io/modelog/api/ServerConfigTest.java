package io.modelog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigTest {
    @TempDir Path directory;

    @Test
    void without_options_a_node_is_alone_on_this_machine() {
        var config = config(Map.of());

        assertThat(config)
                .isEqualTo(
                        new ServerConfig(
                                8080,
                                "127.0.0.1",
                                Path.of(System.getProperty("user.home"), ".modelog", "data"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                (short) -1,
                                PersonalData.PLAIN));
        assertThat(config.isEmbedded()).isTrue();
        assertThat(config.slotsOrDefault()).isEqualTo(2);
        assertThat(config.url(8080)).isEqualTo(URI.create("http://127.0.0.1:8080"));
    }

    @Test
    void every_option_can_be_given() throws IOException {
        var tokens = tokens();
        var config =
                config(
                        Map.of(),
                        "--port=9000",
                        "--host=0.0.0.0",
                        "--data-dir=/data",
                        "--bootstrap-servers=a:1,b:2",
                        "--schema-registry=http://r:8081",
                        "--tokens=" + tokens,
                        "--advertised-url=http://node-1:9000",
                        "--node-id=node-1",
                        "--slots=6",
                        "--replication-factor=3",
                        "--personal-data=encrypted");

        assertThat(config).isEqualTo(all(tokens));
        assertThat(config.url(9000)).isEqualTo(URI.create("http://node-1:9000"));
    }

    @Test
    void every_option_can_come_from_the_environment() throws IOException {
        var tokens = tokens();
        var config =
                config(
                        Map.ofEntries(
                                Map.entry("MODELOG_PORT", "9000"),
                                Map.entry("MODELOG_HOST", "0.0.0.0"),
                                Map.entry("MODELOG_DATA_DIR", "/data"),
                                Map.entry("MODELOG_BOOTSTRAP_SERVERS", "a:1,b:2"),
                                Map.entry("MODELOG_SCHEMA_REGISTRY", "http://r:8081"),
                                Map.entry("MODELOG_TOKENS", tokens.toString()),
                                Map.entry("MODELOG_ADVERTISED_URL", "http://node-1:9000"),
                                Map.entry("MODELOG_NODE_ID", "node-1"),
                                Map.entry("MODELOG_SLOTS", "6"),
                                Map.entry("MODELOG_REPLICATION_FACTOR", "3"),
                                Map.entry("MODELOG_PERSONAL_DATA", "encrypted")));

        assertThat(config).isEqualTo(all(tokens));
    }

    @Test
    void an_option_wins_over_the_environment_and_an_empty_variable_is_none() {
        var config = config(Map.of("MODELOG_PORT", "9000", "MODELOG_TOKENS", ""), "--port=9001");

        assertThat(config.port()).isEqualTo(9001);
        assertThat(config.tokens()).isNull();
    }

    @Test
    void all_faults_are_told_at_once() {
        var invalid =
                catchThrowableOfType(
                        ServerConfig.Invalid.class,
                        () ->
                                config(
                                        Map.of(),
                                        "--port=70000",
                                        "--host=0.0.0.0",
                                        "--bootstrap-servers=a:1",
                                        "--advertised-url=node-1:9000",
                                        "--node-id=a b",
                                        "--slots=13",
                                        "--replication-factor=0"));

        assertThat(invalid.faults())
                .containsExactly(
                        "--port is 70000; 0 to 65535 are allowed",
                        "--host is 0.0.0.0, which other machines reach: give --tokens FILE with lines of 'actor = token'",
                        "--bootstrap-servers needs --schema-registry URL, the Confluent-compatible registry of that Kafka",
                        "--replication-factor is 0; -1 (the broker's default) or more than 0 is allowed",
                        "--advertised-url is 'node-1:9000'; http://<host>:<port> is wanted",
                        "--node-id is 'a b'; 1 to 100 letters, digits, '.', '_' and '-' are allowed",
                        "--slots is 13; 1 to 12 are allowed");
    }

    @Test
    void what_an_embedded_broker_has_no_use_for_is_refused() {
        var invalid =
                catchThrowableOfType(
                        ServerConfig.Invalid.class,
                        () ->
                                config(
                                        Map.of(),
                                        "--schema-registry=ftp://r",
                                        "--tokens=/no/such/file",
                                        "--replication-factor=3"));

        assertThat(invalid.faults())
                .containsExactly(
                        "--tokens is /no/such/file, which cannot be read",
                        "--schema-registry goes with --bootstrap-servers; an embedded broker has its own",
                        "--schema-registry is 'ftp://r'; an http or https URL is wanted",
                        "--replication-factor goes with --bootstrap-servers; an embedded broker is alone");
    }

    private static ServerConfig config(Map<String, String> environment, String... arguments) {
        var options = new ServerOptions();
        var _ = ServerOptions.commandLine(options, environment).parseArgs(arguments);
        return options.config();
    }

    private Path tokens() throws IOException {
        return Files.writeString(directory.resolve("tokens"), "ci = 0123456789abcdef\n");
    }

    private static ServerConfig all(Path tokens) {
        return new ServerConfig(
                9000,
                "0.0.0.0",
                Path.of("/data"),
                "a:1,b:2",
                URI.create("http://r:8081"),
                tokens,
                URI.create("http://node-1:9000"),
                "node-1",
                6,
                (short) 3,
                PersonalData.ENCRYPTED);
    }
}
