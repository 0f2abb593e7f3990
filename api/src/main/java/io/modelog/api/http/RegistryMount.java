package io.modelog.api.http;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.servlet.JavalinServlet;
import io.modelog.embedded.SchemaRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The embedded schema registry under `/registry`. The socket is open before the registry is, so the first requests
/// wait for it. Thread-safe.
public final class RegistryMount {
    static final String PATH = "/registry";

    private static final int WAIT_SECONDS = 30;

    private final CompletableFuture<JavalinServlet> servlet = new CompletableFuture<>();
    private volatile int localPort = -1;

    /// Serves it as soon as it is open.
    public void servedBy(CompletableFuture<SchemaRegistry> opening) {
        var _ =
                opening.whenComplete((registry, failure) -> {
                    if (failure == null) {
                        servlet.complete(servlet(registry));
                    } else {
                        servlet.completeExceptionally(failure);
                    }
                });
    }

    void addTo(RoutesConfig routes) {
        Handler handler = this::serve;
        routes.get(PATH + "/<path>", handler);
        routes.post(PATH + "/<path>", handler);
        routes.put(PATH + "/<path>", handler);
        routes.delete(PATH + "/<path>", handler);
    }

    /// The port of the listener that only this machine reaches.
    void localPort(int port) {
        localPort = port;
    }

    int localPort() {
        return localPort;
    }

    /// Whether a request came by that listener, as everything that the broker itself hears does.
    boolean isLocal(Context ctx) {
        return ctx.req().getLocalPort() == localPort && ctx.path().startsWith(PATH + "/");
    }

    private void serve(Context ctx) throws InterruptedException {
        try {
            servlet.get(WAIT_SECONDS, TimeUnit.SECONDS).handle(ctx.req(), ctx.res());
        } catch (TimeoutException _) {
            throw new ProblemException(
                    Problem.of(ProblemType.NOT_READY, "the schema registry is starting"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the schema registry did not open", e);
        }
    }

    private static JavalinServlet servlet(SchemaRegistry registry) {
        var app =
                Javalin.create(config -> {
                    config.startup.startupWatcherEnabled = false;
                    registry.routes(config.routes, PATH);
                });
        return new JavalinServlet(app.unsafe);
    }
}
