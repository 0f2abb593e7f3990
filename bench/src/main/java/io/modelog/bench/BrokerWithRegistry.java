package io.modelog.bench;

import io.javalin.Javalin;
import io.modelog.embedded.EmbeddedKafka;
import io.modelog.embedded.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;

/// What a cluster of nodes needs around it, in this JVM: a broker, and a schema registry behind HTTP.
final class BrokerWithRegistry implements AutoCloseable {
    private final EmbeddedKafka kafka;
    private final SchemaRegistry registry;
    private final Javalin server;

    private BrokerWithRegistry(EmbeddedKafka kafka, SchemaRegistry registry, Javalin server) {
        this.kafka = kafka;
        this.registry = registry;
        this.server = server;
    }

    static BrokerWithRegistry start(Path data) {
        var kafka = EmbeddedKafka.start(data);
        var registry = SchemaRegistry.open(kafka.bootstrapServers());
        var server =
                Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.concurrency.useVirtualThreads = true;
                    registry.routes(config.routes, "");
                });
        return new BrokerWithRegistry(kafka, registry, server.start("127.0.0.1", 0));
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String registryUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /// Tells a node where to find it.
    List<String> nodeArguments() {
        return List.of(
                "--bootstrap-servers", bootstrapServers(), "--schema-registry", registryUrl());
    }

    @Override
    public void close() {
        server.stop();
        registry.close();
        kafka.close();
    }
}
