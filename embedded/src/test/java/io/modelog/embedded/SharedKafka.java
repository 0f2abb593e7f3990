package io.modelog.embedded;

import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// One broker and one schema registry for all tests of a JVM, started when first asked for; they and their files go
/// with the JVM. Tests keep apart by the names of their topics and subjects.
public final class SharedKafka {

    private static final class Broker {
        private static final EmbeddedKafka INSTANCE = start();

        private static EmbeddedKafka start() {
            try {
                Path directory = Files.createTempDirectory("modelog-kafka-");
                EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(kafka, directory)));
                return kafka;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Registry {
        private static final Javalin INSTANCE = start();

        private static Javalin start() {
            var registry = SchemaRegistry.open(bootstrapServers());
            return Javalin.create(
                            config -> {
                                config.startup.showJavalinBanner = false;
                                config.startup.startupWatcherEnabled = false;
                                config.concurrency.useVirtualThreads = true;
                                registry.routes(config.routes, "");
                            })
                    .start("127.0.0.1", 0);
        }
    }

    private SharedKafka() {}

    public static String bootstrapServers() {
        return Broker.INSTANCE.bootstrapServers();
    }

    public static String registryUrl() {
        return "http://127.0.0.1:" + Registry.INSTANCE.port();
    }

    private static void stop(EmbeddedKafka kafka, Path directory) {
        kafka.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
