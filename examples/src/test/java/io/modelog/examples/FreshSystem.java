package io.modelog.examples;

import io.modelog.api.Node;
import io.modelog.api.PersonalData;
import io.modelog.api.ServerConfig;
import io.modelog.sdk.Link;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A node with its own Kafka and nothing recorded, a client, a command line and an artifact store.
final class FreshSystem implements AutoCloseable {
    private final Node node;
    private final Path dir;
    final Modelog modelog;
    final Shell shell;

    FreshSystem(Path dir) throws Exception {
        this.dir = dir;
        node = new Node(config(dir.resolve("data")));
        node.start();
        node.awaitReady();
        modelog = Modelog.connect(node.url());
        shell = new Shell(node.url(), home(dir));
    }

    private static ServerConfig config(Path data) {
        return new ServerConfig(
                0,
                "127.0.0.1",
                data,
                null,
                null,
                null,
                null,
                null,
                null,
                (short) -1,
                PersonalData.PLAIN);
    }

    private static Path home(Path dir) throws IOException {
        return Files.createDirectories(dir.resolve("home"));
    }

    FileArtifactStore store() {
        return new FileArtifactStore(dir.resolve("artifacts"));
    }

    Stream<String> links(String model, String version) {
        return modelog.versions(model).links(version).stream().map(Link::id);
    }

    @Override
    public void close() {
        modelog.close();
        node.close();
    }
}
