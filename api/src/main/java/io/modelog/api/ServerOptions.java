package io.modelog.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/// The options of `modelog server`. Each can come from the environment too: `--data-dir` as `MODELOG_DATA_DIR`.
@Command(
        name = "modelog server",
        description =
                "Runs a node in the foreground until it is stopped. Every option can also be given in the environment:"
                        + " --data-dir as MODELOG_DATA_DIR.",
        mixinStandardHelpOptions = true,
        version = "modelog 0.1.0",
        sortOptions = false,
        usageHelpWidth = 100)
final class ServerOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "0 for any that is free (default: 8080)")
    int port = ServerConfig.PORT_DEFAULT;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description =
                    "address to listen on (default: 127.0.0.1); any other but loopback needs --tokens")
    String host = ServerConfig.HOST_DEFAULT;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "views, and the log of an embedded broker (default: ~/.modelog/data)")
    Path dataDir = Path.of(System.getProperty("user.home"), ".modelog", "data");

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,…",
            description =
                    "the Kafka that holds the log (default: an embedded broker in the data directory)")
    @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Confluent-compatible registry; goes with --bootstrap-servers")
    @Nullable URI schemaRegistry;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description =
                    "who may talk to this node: lines of actor = token (default: everybody, from this machine)")
    @Nullable Path tokens;

    @Option(
            names = "--advertised-url",
            paramLabel = "URL",
            description = "where other nodes reach this one (default: http://<host>:<port>)")
    @Nullable URI advertisedUrl;

    @Option(
            names = "--node-id",
            paramLabel = "ID",
            description = "stable over restarts (default: random, kept in the data directory)")
    @Nullable String nodeId;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description =
                    "how many writers share a new log (default: 2 embedded, 4 otherwise); fixed once the log is there")
    @Nullable Integer slots;

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "of topics that are made (default: -1, the broker's)")
    short replicationFactor = -1;

    @Option(
            names = "--personal-data",
            paramLabel = "plain|encrypted",
            description =
                    "whether names of actors are encrypted, so that they can be erased (default: plain); the same on all nodes")
    PersonalData personalData = PersonalData.PLAIN;

    @Option(names = "--train", hidden = true, description = "start, answer some requests, stop")
    boolean train;

    /// @param environment as the process has it
    static CommandLine commandLine(ServerOptions options, Map<String, String> environment) {
        return new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setDefaultValueProvider(argument -> fromEnvironment(argument, environment));
    }

    /// Throws [ServerConfig.Invalid].
    ServerConfig config() {
        return new ServerConfig(
                port,
                host,
                dataDir,
                bootstrapServers,
                schemaRegistry,
                tokens,
                advertisedUrl,
                nodeId,
                slots,
                replicationFactor,
                personalData);
    }

    private static @Nullable String fromEnvironment(
            ArgSpec argument, Map<String, String> environment) {
        if (argument instanceof OptionSpec option && !option.usageHelp() && !option.versionHelp()) {
            var name = option.longestName().substring(2).replace('-', '_');
            var value = environment.get("MODELOG_" + name.toUpperCase(Locale.ROOT));
            return value == null || value.isBlank() ? null : value;
        }
        return null;
    }
}
