package io.modelog.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Callers at work side by side on models that they share.
final class Callers implements AutoCloseable {
    private static final int SHARED_MODELS = 8;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Caller> callers = new ArrayList<>();
    private final List<Future<Void>> work = new ArrayList<>();

    /// Registers the shared models, then lets each caller take versions through their lives.
    ///
    /// @param name begins the names of all that is made
    static Callers start(
            String name, int callers, int livesEach, Supplier<URI> node, Progress progress)
            throws InterruptedException {
        var all = new Callers();
        var first = all.add(new Caller(name, node, RawHttp.ANSWERED_WITHIN, progress));
        for (var model = 0; model < SHARED_MODELS; model++) {
            first.send("model/" + shared(name, model), Requests.registerModel(shared(name, model)));
        }
        for (var i = 0; i < callers; i++) {
            var caller =
                    all.add(
                            new Caller(
                                    "%s-%d".formatted(name, i),
                                    node,
                                    RawHttp.ANSWERED_WITHIN,
                                    progress));
            all.work.add(all.threads.submit(all.lives(caller, name, livesEach, progress)));
        }
        return all;
    }

    private Caller add(Caller caller) {
        callers.add(caller);
        return caller;
    }

    private Callable<Void> lives(Caller caller, String name, int lives, Progress progress) {
        return () -> {
            try (caller) {
                for (var life = 0; life < lives; life++) {
                    caller.lifeOfAVersion(shared(name, life % SHARED_MODELS));
                }
                return null;
            } catch (RuntimeException | InterruptedException e) {
                progress.failed(e);
                throw e;
            }
        };
    }

    private static String shared(String name, int model) {
        return "%s-shared-%d".formatted(name, model);
    }

    /// Waits for all callers to end.
    List<Acknowledged> acknowledged() throws Exception {
        for (var caller : work) {
            caller.get();
        }
        return callers.stream().flatMap(caller -> caller.acknowledged().stream()).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        callers.forEach(Caller::close);
    }
}
