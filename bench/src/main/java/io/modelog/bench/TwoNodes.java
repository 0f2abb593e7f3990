package io.modelog.bench;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Two node processes on one broker, and who of them writes what.
final class TwoNodes implements AutoCloseable {
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(20);

    private final Member first;
    private final Member second;

    record Member(String id, NodeProcess process, URI url, Path data) {}

    private TwoNodes(Member first, Member second) {
        this.first = first;
        this.second = second;
    }

    static TwoNodes start(BrokerWithRegistry broker, TemporaryDirectory directory)
            throws InterruptedException {
        var first = process("a", broker, directory);
        var second = process("b", broker, directory);
        try {
            var nodes =
                    new TwoNodes(
                            new Member("a", first, first.url(), directory.resolve("a")),
                            new Member("b", second, second.url(), directory.resolve("b")));
            nodes.awaitEachOwnsSome();
            return nodes;
        } catch (RuntimeException | InterruptedException e) {
            first.close();
            second.close();
            throw e;
        }
    }

    private static NodeProcess process(
            String id, BrokerWithRegistry broker, TemporaryDirectory directory) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--port",
                                "0",
                                "--node-id",
                                id,
                                "--data-dir",
                                directory.resolve(id).toString()));
        arguments.addAll(broker.nodeArguments());
        return NodeProcess.start(NodeProgram.here(), directory.resolve(id + ".log"), arguments);
    }

    Member first() {
        return first;
    }

    Member second() {
        return second;
    }

    Member other(Member member) {
        return member.equals(first) ? second : first;
    }

    /// Names for models that a node would write now.
    List<String> namesFor(Member owner, String prefix, int count) throws InterruptedException {
        awaitEachOwnsSome();
        var owners = owners(owner);
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "%s-%d".formatted(prefix, i))
                .filter(name -> owners.get(slotOf(name, owners.size())).equals(owner.id()))
                .limit(count)
                .toList();
    }

    private static int slotOf(String model, int slots) {
        return Topics.partitionOf(StreamId.of(new ModelName(model))) % slots;
    }

    /// Waits until the two agree on who writes what, and each writes something.
    void awaitEachOwnsSome() throws InterruptedException {
        var deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            var owners = owners(first);
            if (owners.equals(owners(second))
                    && owners.contains(first.id())
                    && owners.contains(second.id())
                    && !owners.contains("")) {
                return;
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
        throw new IllegalStateException(
                "after %s, a says %s, b says %s"
                        .formatted(SETTLED_WITHIN, owners(first), owners(second)));
    }

    /// The owner of each slot as a node says; empty when it knows none.
    private static List<String> owners(Member member) {
        try (var http = new RawHttp(member.url())) {
            return http.expect(Requests.nodes())
                    .json()
                    .get("slots")
                    .valueStream()
                    .map(slot -> slot.get("owner").asText(""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        first.process().close();
        second.process().close();
    }
}
