package io.modelog.projector.writer;

import static org.awaitility.Awaitility.await;

import io.modelog.events.model.ModelCommand;
import io.modelog.projector.view.Views;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// A [TestNode] for tests outside of this package: something that writes events.
public record FeedNode(TestNode node) implements AutoCloseable {
    public static FeedNode start(Path parent) {
        var node = TestNode.start("feeding", parent);
        await().atMost(Duration.ofSeconds(30)).until(node::ownsAll);
        return new FeedNode(node);
    }

    public String bootstrap() {
        return node.bootstrap();
    }

    public Views views() {
        return node.projection().views();
    }

    /// Returns when the views show it, as a node's answer does.
    public void submit(String model, ModelCommand command) throws InterruptedException {
        shown(TestNode.committed(node.submit(TestNode.request(model, command))));
    }

    private void shown(Outcome.Committed outcome) throws InterruptedException {
        if (!views().await(outcome.position(), Duration.ofSeconds(20))) {
            throw new AssertionError("the views do not show " + outcome.position());
        }
    }

    public void submitAll(String model, Stream<ModelCommand> commands) {
        commands.map(command -> node.writers().submit(TestNode.request(model, command)))
                .toList()
                .forEach(outcome -> TestNode.committed(outcome.join()));
    }

    public static ModelCommand register() {
        return TestNode.register();
    }

    public static ModelCommand createVersion() {
        return TestNode.createVersion();
    }

    @Override
    public void close() {
        node.close();
    }
}
