package io.modelog.bench;

import io.modelog.bench.RawHttp.Answer;
import io.modelog.bench.RawHttp.Request;
import io.modelog.projector.view.Position;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends one command after the other, each with a key of its own, and repeats it with that key until it is answered.
/// For one thread.
final class Caller implements AutoCloseable {
    /// Commands in [#lifeOfAVersion].
    static final int COMMANDS_PER_LIFE = 8;

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(90);
    private static final Duration REPEAT_AFTER = Duration.ofMillis(20);

    private final String name;
    private final Supplier<URI> node;
    private final Duration answeredWithin;
    private final Progress progress;
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private Position seen = Position.NONE;
    private @Nullable URI connectedTo;
    private @Nullable RawHttp http;
    private int keys;

    /// @param name unique; begins the caller's keys and the names of what it makes
    /// @param node where to send the next attempt
    /// @param answeredWithin how long it waits before it repeats
    Caller(String name, Supplier<URI> node, Duration answeredWithin, Progress progress) {
        this.name = name;
        this.node = node;
        this.answeredWithin = answeredWithin;
        this.progress = progress;
    }

    /// One command of each kind, all of which append: a model of its own; a version of a shared model, promoted by force,
    /// with an artifact linked and a run attached.
    void lifeOfAVersion(String sharedModel) throws InterruptedException {
        var own = "%s-%d".formatted(name, keys);
        var artifact = "scores-" + name;
        var run = UUID.randomUUID();
        var ofModel = "model/" + sharedModel;
        send("model/" + own, Requests.registerModel(own));
        var version = send(ofModel, Requests.createVersion(sharedModel)).number().orElseThrow();
        send(ofModel, Requests.promote(sharedModel, version, "production"));
        var scores =
                send("artifact/" + artifact, Requests.createArtifactVersion(artifact))
                        .number()
                        .orElseThrow();
        send(ofModel, Requests.link(sharedModel, version, artifact, scores));
        send("run/" + run, Requests.startRun(run));
        send(ofModel, Requests.attachRun(sharedModel, version, run));
        send("run/" + run, Requests.completeRun(run));
    }

    /// Returns when the command is answered with success.
    ///
    /// @throws IllegalStateException when it is refused, or not answered for 90 s
    Acknowledged send(String stream, Request command) throws InterruptedException {
        return send(stream, "%s-%d".formatted(name, keys++), command);
    }

    /// The same with a key that may have been sent before.
    Acknowledged send(String stream, String key, Request command) throws InterruptedException {
        var request = command.with("Idempotency-Key", key);
        var deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        var last = "none";
        while (System.nanoTime() < deadline) {
            var epoch = progress.epoch();
            try {
                var answer = attempt(request);
                if (answer.isSuccess()) {
                    var result = Acknowledged.of(stream, key, answer);
                    acknowledged.add(result);
                    progress.answered(epoch);
                    return result;
                }
                last = "%d %s".formatted(answer.status(), answer.body());
                if (answer.status() != 503) {
                    throw new IllegalStateException("%s is refused: %s".formatted(request, last));
                }
            } catch (IOException e) {
                last = e.toString();
            }
            pause();
        }
        throw new IllegalStateException(
                "%s is not answered; last answer: %s".formatted(request, last));
    }

    private Answer attempt(Request request) throws IOException {
        var url = node.get();
        if (http == null || !url.equals(connectedTo)) {
            close();
            http = new RawHttp(url, answeredWithin);
            connectedTo = url;
        }
        var answer =
                http.send(
                        seen.offsets().isEmpty()
                                ? request
                                : request.with("Modelog-Position", seen.toString()));
        seen = seen.and(Position.parse(answer.header("modelog-position")));
        return answer;
    }

    private static void pause() throws InterruptedException {
        LockSupport.parkNanos(REPEAT_AFTER.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    Position seen() {
        return seen;
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
    }
}
