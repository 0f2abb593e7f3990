package io.modelog.audit.shell;

import io.modelog.audit.log.KafkaLog;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the log is.
public final class LogOptions {
    private static final Path DATA_DIR =
            Path.of(System.getProperty("user.home"), ".modelog", "data");

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "<host:port>",
            description = "The Kafka that holds the log (MODELOG_BOOTSTRAP_SERVERS).")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--data-dir",
            paramLabel = "<dir>",
            description = {
                "The data directory of a node with an embedded broker, running or not",
                "(MODELOG_DATA_DIR, else ~/.modelog/data)."
            })
    private @Nullable Path dataDir;

    @Option(
            names = "--events-topic",
            paramLabel = "<topic>",
            defaultValue = KafkaLog.EVENTS,
            description = "For a copy under another name (default: ${DEFAULT-VALUE}).")
    private String events = KafkaLog.EVENTS;

    @Option(
            names = "--checkpoints-topic",
            paramLabel = "<topic>",
            defaultValue = KafkaLog.CHECKPOINTS,
            description = "Default: ${DEFAULT-VALUE}.")
    private String checkpoints = KafkaLog.CHECKPOINTS;

    /// An option wins over the environment, and an empty variable counts as none.
    public OpenLog open() {
        return open(System.getenv());
    }

    OpenLog open(Map<String, String> environment) {
        var servers = environment.getOrDefault("MODELOG_BOOTSTRAP_SERVERS", "");
        var directory = environment.getOrDefault("MODELOG_DATA_DIR", "");
        if (bootstrapServers != null) {
            return OpenLog.at(bootstrapServers, events, checkpoints);
        }
        if (dataDir != null) {
            return OpenLog.in(dataDir, events, checkpoints);
        }
        if (!servers.isEmpty()) {
            return OpenLog.at(servers, events, checkpoints);
        }
        return OpenLog.in(directory.isEmpty() ? DATA_DIR : Path.of(directory), events, checkpoints);
    }
}
