package io.modelog.api.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.compression.Gzip;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;

/// The sockets of a node and all that is served on them. Thread-safe.
public final class HttpServer implements AutoCloseable {
    /// What every route of the REST reference starts with.
    static final String API = "/api/v1";

    /// How long a stop waits for the requests that are being answered.
    static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    /// When an idle connection is closed; longer than common clients keep theirs.
    static final Duration IDLE_LIMIT = Duration.ofSeconds(75);

    /// The smallest body that is compressed for a client that takes it.
    static final int GZIP_FROM_BYTES = 1536;

    /// Pages of JSON shrink to a tenth with the fastest level already.
    private static final int GZIP_LEVEL = 1;

    private static final String LOOPBACK = "127.0.0.1";

    /// Where to listen, and who may talk.
    ///
    /// @param port 0 for any that is free
    /// @param tokens null when every caller is trusted
    /// @param withRegistry whether an embedded registry is served too
    public record Listen(String host, int port, @Nullable Tokens tokens, boolean withRegistry) {}

    private final Javalin javalin;
    private final RegistryMount registry;

    private HttpServer(Javalin javalin, RegistryMount registry) {
        this.javalin = javalin;
        this.registry = registry;
    }

    /// Opens the sockets at once; what needs the projector answers `not-ready` until `readiness` has it.
    ///
    /// @param nodeId told to the nodes that requests are forwarded to
    /// @param api declares the routes
    /// @throws PortInUseException when the port is taken
    public static HttpServer start(
            Listen listen,
            String nodeId,
            Readiness readiness,
            Metrics metrics,
            BiConsumer<Routes, Commands> api) {
        var registry = new RegistryMount();
        var access = new Access(listen.tokens(), registry);
        var positions =
                new Positions(
                        (position, atMost) -> readiness.views().await(position, atMost), metrics);
        var commands = new Commands(readiness, positions, new Forwarder(nodeId), metrics);
        var javalin =
                Javalin.create(config -> {
                    configure(config, listen);
                    config.routes.before(ctx -> ctx.header("Vary", "Accept-Encoding"));
                    config.routes.before(access::check);
                    config.routes.exception(Exception.class, Problems::render);
                    config.routes.exception(HttpResponseException.class, Problems::render);
                    if (listen.withRegistry()) {
                        registry.addTo(config.routes);
                    }
                    api.accept(new Routes(config.routes, metrics, positions), commands);
                });
        try {
            javalin.start();
        } catch (JavalinBindException e) {
            throw new PortInUseException(listen.host(), listen.port(), e);
        }
        if (listen.withRegistry()) {
            registry.localPort(connector(javalin, 1).getLocalPort());
        }
        return new HttpServer(javalin, registry);
    }

    public int port() {
        return connector(javalin, 0).getLocalPort();
    }

    /// The embedded registry's place.
    public RegistryMount registry() {
        return registry;
    }

    /// Where this node's own client finds the embedded registry: on a listener of this machine alone, without a token.
    public URI registryUrl() {
        return URI.create(
                "http://%s:%d%s".formatted(LOOPBACK, registry.localPort(), RegistryMount.PATH));
    }

    /// Takes no more requests, and waits a bounded time for those that are being answered.
    @Override
    public void close() {
        javalin.stop();
    }

    private static ServerConnector connector(Javalin javalin, int index) {
        return (ServerConnector) javalin.jettyServer().server().getConnectors()[index];
    }

    private static void configure(JavalinConfig config, Listen listen) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = compression();
        config.http.prefer405over404 = true;
        config.router.javaLangErrorHandler(Problems::render);
        config.jetty.addConnector(
                (server, http) -> connector(server, http, listen.host(), listen.port()));
        if (listen.withRegistry()) {
            config.jetty.addConnector((server, http) -> connector(server, http, LOOPBACK, 0));
        }
        config.jetty.modifyServer(HttpServer::prepare);
    }

    private static CompressionStrategy compression() {
        var gzip = new CompressionStrategy(null, new Gzip(GZIP_LEVEL));
        gzip.setDefaultMinSizeForCompression(GZIP_FROM_BYTES);
        return gzip;
    }

    private static void prepare(Server server) {
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(STOP_LIMIT.toMillis());
        server.setErrorHandler(new BareErrors());
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, String host, int port) {
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_LIMIT.toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }
}
