package io.modelog.api.event;

import io.javalin.http.Context;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.Positions;
import io.modelog.api.http.Problem;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.ProblemType;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.projector.feed.EventFeed;
import io.modelog.projector.feed.FeedCursor;
import io.modelog.projector.view.Position;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The log as a stream of server-sent events, from any position of it on.
public final class EventRoutes {
    /// Most readers of one node.
    static final int READERS_MAX = 2000;

    /// How long a reader may take none of the bytes that it is sent; a connection that is idle in between is no fault.
    static final Duration SLOW_AFTER = Duration.ofSeconds(10);

    private static final int BUFFER_BYTES = 8 << 10;
    private static final String MEDIA_TYPE = "text/event-stream";
    private static final String FROM = "from";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Logger LOG = LoggerFactory.getLogger(EventRoutes.class);

    private final Readiness readiness;
    private final Positions positions;
    private final Metrics metrics;
    private final Semaphore readers = new Semaphore(READERS_MAX);

    public EventRoutes(Readiness readiness, Positions positions, Metrics metrics) {
        this.readiness = readiness;
        this.positions = positions;
        this.metrics = metrics;
        metrics.gauge(
                "modelog.events.readers",
                "Readers of the stream of events",
                () -> READERS_MAX - readers.availablePermits());
        metrics.gauge(
                "modelog.events.lag",
                "Events in memory that the reader furthest behind has yet to see",
                () -> readiness.projector().feed().lag());
    }

    public void addTo(Routes routes) {
        routes.stream("/api/v1/events", this::events);
    }

    private void events(Context ctx) throws InterruptedException {
        var query =
                Query.of(
                        ctx,
                        FROM,
                        EventFilter.TYPE,
                        EventFilter.MODEL,
                        EventFilter.STAGE,
                        EventFilter.STREAM,
                        EventFilter.ACTOR);
        var filter = EventFilter.of(query);
        if (!readers.tryAcquire()) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.TOO_MANY_READERS,
                            "%d readers follow the events of this node; ask another one"
                                    .formatted(READERS_MAX)));
        }
        try (var cursor = cursor(ctx, query)) {
            send(ctx, cursor, filter);
        } finally {
            readers.release();
        }
    }

    private FeedCursor cursor(Context ctx, Query query) throws InterruptedException {
        var feed = readiness.projector().feed();
        var from = query.optional(FROM, Start::parse);
        var last = ctx.header(LAST_EVENT_ID);
        if (last != null && !last.isBlank()) {
            from = Start.resumed(LAST_EVENT_ID, last);
        }
        return switch (from) {
            case null -> feed.fromNow();
            case Start.Now() -> feed.fromNow();
            case Start.After(var position) -> after(feed, position);
        };
    }

    private FeedCursor after(EventFeed feed, Position position) throws InterruptedException {
        positions.await(position);
        return feed.after(position);
    }

    private void send(Context ctx, FeedCursor cursor, EventFilter filter) {
        var response = ctx.res();
        response.setBufferSize(BUFFER_BYTES);
        ctx.contentType(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no"); // a proxy is to pass on each event at once
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .setIdleTimeout(SLOW_AFTER.toMillis());
        try {
            var history = readiness.views().history();
            new EventStream(cursor, filter, history, response.getOutputStream()).run();
        } catch (IOException e) {
            var slow = e.getCause() instanceof TimeoutException;
            metrics.readerLost(slow ? "slow" : "gone");
            LOG.atDebug().addKeyValue("slow", slow).log("a reader of events has left");
        } catch (KafkaException e) {
            metrics.readerLost("unreadable");
            LOG.atWarn().setCause(e).log("old events cannot be read; their reader is let go");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
