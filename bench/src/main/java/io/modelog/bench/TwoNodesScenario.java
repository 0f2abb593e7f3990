package io.modelog.bench;

import io.modelog.bench.RawHttp.Answer;
import io.modelog.bench.TwoNodes.Member;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What two nodes go through, step by step. Keeps what was answered, and what was wrong.
final class TwoNodesScenario implements AutoCloseable {
    private static final int CALLERS_EACH = 4;
    private static final int LIVES_EACH = 5;
    private static final int CONTESTED_MODELS = 4;
    private static final int VERSIONS_AFTER_TAKEOVER = 12;

    /// A node forwards to a paused owner for 20 s; a caller who asks again finds the new owner sooner.
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final TwoNodes nodes;
    private final PrintStream out;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    TwoNodesScenario(TwoNodes nodes, PrintStream out) {
        this.nodes = nodes;
        this.out = out;
    }

    /// Commands of every kind to both at once.
    void bothAnswer() throws Exception {
        var progress = new Progress();
        try (var toFirst =
                        Callers.start(
                                "first", CALLERS_EACH, LIVES_EACH, nodes.first()::url, progress);
                var toSecond =
                        Callers.start(
                                "second",
                                CALLERS_EACH,
                                LIVES_EACH,
                                nodes.second()::url,
                                progress)) {
            acknowledged.addAll(toFirst.acknowledged());
            acknowledged.addAll(toSecond.acknowledged());
        }
        out.printf("both answer: %d commands%n", acknowledged.size());
    }

    void eitherShowsWhatTheOtherWrote(int rounds) throws Exception {
        var model = "read-your-writes";
        var writer = nodes.first();
        try (var caller = caller("writer", writer)) {
            caller.send("model/" + model, Requests.registerModel(model));
            acknowledged.addAll(caller.acknowledged());
        }
        for (var round = 1; round <= rounds; round++, writer = nodes.other(writer)) {
            try (var caller = caller("writer-" + round, writer);
                    var reader = new RawHttp(nodes.other(writer).url())) {
                caller.send("model/" + model, Requests.createVersion(model));
                var read =
                        Requests.version(model, Integer.toString(round))
                                .with("Modelog-Position", caller.seen().toString());
                var answer = reader.send(read);
                if (answer.status() != 200) {
                    faults.add("version %d is not on the other node: %s".formatted(round, answer));
                }
                acknowledged.addAll(caller.acknowledged());
            }
        }
        out.printf(
                "either shows what the other wrote: %d of %d rounds%n",
                rounds - faults.size(), rounds);
    }

    void aPausedOwnerIsReplacedAndFenced() throws Exception {
        var paused = nodes.first();
        var other = nodes.other(paused);
        try (var caller = caller("takeover", other)) {
            var models = register(caller, nodes.namesFor(paused, "taken-over", CONTESTED_MODELS));
            paused.process().sigstop();
            var pausedNanos = System.nanoTime();
            var late = models.stream().map(model -> sendLate(paused, model)).toList();
            createVersions(caller, models, 1);
            printSeconds("a paused owner: all its models are written again after", pausedNanos);
            createVersions(caller, models, VERSIONS_AFTER_TAKEOVER);
            paused.process().sigcont();
            for (var answer : late) {
                judgeLate(answer.get(), caller);
            }
            acknowledged.addAll(caller.acknowledged());
        }
    }

    private static List<String> register(Caller caller, List<String> models)
            throws InterruptedException {
        for (var model : models) {
            caller.send("model/" + model, Requests.registerModel(model));
        }
        return models;
    }

    private static void createVersions(Caller caller, List<String> models, int each)
            throws InterruptedException {
        for (var i = 0; i < each; i++) {
            for (var model : models) {
                caller.send("model/" + model, Requests.createVersion(model));
            }
        }
    }

    /// A command to a paused node, which finds it when it wakes and still believes to be the owner.
    private Future<Late> sendLate(Member paused, String model) {
        return threads.submit(() -> {
            var late = Requests.createVersion(model).with("Idempotency-Key", lateKey(model));
            try (var http = new RawHttp(paused.url())) {
                return new Late(model, http.send(late));
            }
        });
    }

    private static String lateKey(String model) {
        return "late-" + model;
    }

    private record Late(String model, Answer answer) {}

    /// Success means that the new owner did it; then, and after a 503, a repeat finds or does it.
    private void judgeLate(Late late, Caller caller) throws InterruptedException {
        var status = late.answer().status();
        out.printf("  the one that woke answers %d%n", status);
        if (status != 201 && status != 503) {
            faults.add("a fenced owner answers %d %s".formatted(status, late.answer().body()));
        }
        var repeated =
                caller.send(
                        "model/" + late.model(),
                        lateKey(late.model()),
                        Requests.createVersion(late.model()));
        if (status == 201 && late.answer().etag() != repeated.sequence()) {
            faults.add("%s, and its repeat: %s".formatted(late, repeated));
        }
    }

    void aStoppedOwnerHandsOver() throws Exception {
        var stopped = nodes.first();
        try (var caller = caller("handover", nodes.other(stopped))) {
            var models = register(caller, nodes.namesFor(stopped, "handed-over", CONTESTED_MODELS));
            var stoppedNanos = System.nanoTime();
            var stop =
                    threads.submit(() -> {
                        stopped.process().stop();
                        return stopped;
                    });
            createVersions(caller, models, 1);
            stop.get();
            createVersions(caller, models, 1);
            printSeconds(
                    "a stopped owner: it is gone, and all its models are written again after",
                    stoppedNanos);
            acknowledged.addAll(caller.acknowledged());
        }
        nodes.other(stopped).process().stop();
    }

    /// To be asked when both nodes have ended.
    Verdict verdict(BrokerWithRegistry broker) throws Exception {
        var log = EventLog.read(broker.bootstrapServers());
        out.printf(
                "%d commands answered, %d events in the log%n",
                acknowledged.size(), log.entries().size());
        var all = new ArrayList<>(faults);
        all.addAll(LogCheck.faults(log));
        all.addAll(Acknowledged.faults(log, acknowledged));
        for (var member : List.of(nodes.first(), nodes.second())) {
            all.addAll(ViewCheck.faults(broker.bootstrapServers(), member.data(), log));
        }
        return new Verdict(all);
    }

    private Caller caller(String name, Member member) {
        return new Caller(name, member::url, ASK_AGAIN_AFTER, new Progress());
    }

    private void printSeconds(String what, long sinceNanos) {
        out.printf("%s %.1f s%n", what, (System.nanoTime() - sinceNanos) / 1e9);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
