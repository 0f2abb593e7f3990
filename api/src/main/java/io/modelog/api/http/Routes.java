package io.modelog.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/// Declares routes. Each is timed and answers with a problem when something goes wrong; all but probes wait for the
/// `Modelog-Position` they were given.
public final class Routes {
    private final RoutesConfig routes;
    private final Metrics metrics;
    private final Positions positions;

    Routes(RoutesConfig routes, Metrics metrics, Positions positions) {
        this.routes = routes;
        this.metrics = metrics;
        this.positions = positions;
    }

    /// `HEAD` is answered as well.
    public void get(String path, Handler handler) {
        add(HandlerType.GET, path, handler);
        add(HandlerType.HEAD, path, handler);
    }

    /// Tells of this node as it is now, whatever the client has seen.
    public void probe(String path, Handler handler) {
        addTimed(HandlerType.GET, path, handler);
        addTimed(HandlerType.HEAD, path, handler);
    }

    /// Answered for as long as its client listens; so there is no `HEAD`.
    public void stream(String path, Handler handler) {
        add(HandlerType.GET, path, handler);
    }

    /// For what has to wait for a position of its own.
    public Positions positions() {
        return positions;
    }

    public void post(String path, Handler handler) {
        add(HandlerType.POST, path, handler);
    }

    public void put(String path, Handler handler) {
        add(HandlerType.PUT, path, handler);
    }

    public void patch(String path, Handler handler) {
        add(HandlerType.PATCH, path, handler);
    }

    public void delete(String path, Handler handler) {
        add(HandlerType.DELETE, path, handler);
    }

    private void add(HandlerType method, String path, Handler handler) {
        addTimed(
                method,
                path,
                ctx -> {
                    positions.awaitRequested(ctx);
                    handler.handle(ctx);
                });
    }

    private void addTimed(HandlerType method, String path, Handler handler) {
        routes.addHttpHandler(method, path, ctx -> handle(method, path, handler, ctx));
    }

    private void handle(HandlerType method, String path, Handler handler, Context ctx) {
        var start = System.nanoTime();
        try {
            handler.handle(ctx);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Problem.of(ProblemType.NOT_READY, "the node is stopping").render(ctx);
        } catch (Exception e) { // a request ends here, whatever ended it
            Problems.render(e, ctx);
        } finally {
            metrics.request(method.name(), path, ctx.statusCode(), System.nanoTime() - start);
        }
    }
}
