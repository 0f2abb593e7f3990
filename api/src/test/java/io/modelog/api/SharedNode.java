package io.modelog.api;

import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.log.Command;
import io.modelog.projector.writer.CommandRequest;
import io.modelog.projector.writer.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// One node with its own broker for all tests of a JVM, started when first asked for. Tests keep apart by names.
public final class SharedNode {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static final class Running {
        private static final Node NODE = start();

        private static Node start() {
            try {
                var directory = Files.createTempDirectory("modelog-api-test-");
                var node = new Node(embedded(directory));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, directory)));
                node.start();
                node.awaitReady();
                return node;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SharedNode() {}

    static ServerConfig embedded(Path directory) {
        return new ServerConfig(
                0,
                "127.0.0.1",
                directory,
                null,
                null,
                null,
                null,
                null,
                null,
                (short) -1,
                PersonalData.PLAIN);
    }

    public static Client client() {
        return new Client(Running.NODE.url());
    }

    /// Gives a command to its writer as no route does: nothing follows from it.
    static void submit(Command command) {
        var id = UUID.randomUUID().toString();
        var outcome =
                Running.NODE
                        .writers()
                        .submit(
                                new CommandRequest(
                                        command,
                                        new CommandId(id),
                                        false,
                                        new CorrelationId(id),
                                        new Actor("test"),
                                        null,
                                        OptionalLong.empty()))
                        .join();
        if (!(outcome instanceof Outcome.Committed)) {
            throw new AssertionError(outcome.toString());
        }
    }

    static String bootstrapServers() {
        return Running.NODE.bootstrapServers();
    }

    /// A name no other test has.
    public static String name(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    /// Registers a model that no other test has, and returns its path.
    public static String model() {
        var name = name("model");
        created(client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted(name)));
        return "/api/v1/models/" + name;
    }

    /// Creates the first version of a model that no other test has, and returns its path.
    public static String version() {
        return created(client().post(model() + "/versions", "{}")).header("Location");
    }

    /// Creates an artifact version of an artifact that no other test has, and returns the artifact's name.
    public static String artifact() {
        var name = name("artifact");
        artifactVersion(name);
        return name;
    }

    public static void artifactVersion(String artifact) {
        created(client().post("/api/v1/artifacts/%s/versions".formatted(artifact), content()));
    }

    public static String content() {
        return """
        {"uri": "file:///store/1", "sha256": "%s", "sizeBytes": 7, "mediaType": "text/plain",
         "type": "java.lang.String"}\
        """
                .formatted("ab".repeat(32));
    }

    /// Starts a run and returns its id.
    public static String run() {
        return created(client().post("/api/v1/runs", "{\"pipeline\": \"train\"}")).text("id");
    }

    public static Client.Answer created(Client.Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }

    /// The end of each partition of the log.
    public static Map<TopicPartition, Long> logEnd() {
        var ends =
                IntStream.range(0, 12)
                        .mapToObj(partition -> new TopicPartition("modelog.events", partition))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return admin.listOffsets(ends).all().get().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(Objects.requireNonNull(directory))) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void stop(Node node, Path directory) {
        try {
            node.close();
            delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
