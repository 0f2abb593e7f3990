package io.modelog.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Kafka's settings for a single node that starts fast, restarts fast after a kill, and commits small transactions fast.
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final Map<String, String> FIXED =
            Map.ofEntries(
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", Integer.toString(NODE_ID)),
                    Map.entry("controller.listener.names", CONTROLLER),
                    Map.entry(
                            "listener.security.protocol.map",
                            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                    Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                    Map.entry("auto.create.topics.enable", "false"),
                    // A killed broker's registration blocks the next one for this long (default 9
                    // s).
                    Map.entry("broker.session.timeout.ms", "1000"),
                    Map.entry("broker.heartbeat.interval.ms", "250"),
                    // The step in which a produce waits for the markers of the transaction before
                    // (default 20).
                    Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
                    // How often an idle controller appends to its log (default 500: 17 MB a day).
                    Map.entry("metadata.max.idle.interval.ms", "5000"),
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    Map.entry("group.min.session.timeout.ms", "1000"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "3"),
                    // A reader may be away for a year and go on where it was (default 7 days).
                    Map.entry("offsets.retention.minutes", "525600"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("log.segment.bytes", "268435456"),
                    Map.entry("log.retention.ms", "-1"),
                    Map.entry("log.cleaner.threads", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                    Map.entry("log.cleaner.io.buffer.size", "131072"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"));

    private BrokerSettings() {}

    static Properties of(Path directory, Ports ports) {
        var settings = new Properties();
        settings.putAll(FIXED);
        String broker = "PLAINTEXT://%s:%d".formatted(Ports.HOST, ports.broker());
        String controller = "%s:%d".formatted(Ports.HOST, ports.controller());
        settings.setProperty("log.dirs", directory.toString());
        settings.setProperty("listeners", "%s,%s://%s".formatted(broker, CONTROLLER, controller));
        settings.setProperty("advertised.listeners", broker);
        settings.setProperty("controller.quorum.voters", "%d@%s".formatted(NODE_ID, controller));
        return settings;
    }
}
