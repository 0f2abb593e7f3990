package io.modelog.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Server-sent events of a node, over one connection after the other, each going on from the last id. For one thread; only
/// [#close] is for others.
final class EventSource implements AutoCloseable {
    /// A connection on which nothing came for so long is given up: three heartbeats of the node.
    private static final Duration SILENT_AFTER = Duration.ofSeconds(45);

    private static final Duration SILENCE_CHECK = Duration.ofSeconds(5);
    private static final Retries RECONNECTS =
            new Retries(Integer.MAX_VALUE, Duration.ofMillis(100), Duration.ofSeconds(10));

    /// Takes what comes.
    interface Sink {
        /// @param id position of the log, this event included
        void event(String id, Event event) throws InterruptedException;

        /// Everything up to the position was sent, or is left out by the filter.
        void reached(String id);
    }

    private final Settings settings;
    private final HttpClient client;
    private final Route route;
    private String lastId;
    private volatile @Nullable InputStream connection;
    private volatile long heard;
    private volatile boolean closed;

    /// @param lastId where to go on; empty to begin as the route says
    EventSource(Settings settings, Route route, String lastId) {
        this.settings = settings;
        this.client = JdkHttp.client(settings);
        this.route = route;
        this.lastId = lastId;
    }

    /// Returns when it is closed. Throws [ModelogException] when the node refuses what is asked for.
    void run(Sink sink) throws InterruptedException {
        for (var attempt = 1; !closed; attempt++) {
            var before = heard;
            var pause = Duration.ZERO;
            try {
                pause = listen(sink);
            } catch (IOException _) {
                // the node went away, or this is closed
            }
            if (heard != before) {
                attempt = 1;
            }
            if (!closed) {
                Thread.sleep(RECONNECTS.delayAfter(attempt, pause));
            }
        }
    }

    /// How long the node asks to wait before the next connection.
    private Duration listen(Sink sink) throws IOException, InterruptedException {
        var response = client.send(request(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            return refused(response);
        }
        try (var in = response.body()) {
            connection = in;
            heard = System.nanoTime();
            var watch = Thread.startVirtualThread(this::closeWhenSilent);
            try {
                read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), sink);
            } finally {
                watch.interrupt();
            }
        }
        return Duration.ZERO;
    }

    private HttpRequest request() {
        var request =
                HttpRequest.newBuilder(route.on(settings.url()))
                        .header("Accept", "text/event-stream")
                        .header("Modelog-Actor", HeaderText.encode(settings.actor()))
                        .timeout(settings.requestTimeout());
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private Duration refused(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var answer =
                    new Answer(
                            response.uri(),
                            response.statusCode(),
                            response.headers().map(),
                            new String(body.readAllBytes(), StandardCharsets.UTF_8));
            if (answer.status() < 500) {
                throw answer.problem();
            }
            return answer.retryAfter();
        }
    }

    /// The format is that of the WHATWG; a node sends one line of data for an event.
    private void read(BufferedReader lines, Sink sink) throws IOException, InterruptedException {
        var id = lastId;
        var data = "";
        for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
            heard = System.nanoTime();
            if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.isEmpty()) {
                if (data.isEmpty()) {
                    sink.reached(id);
                } else {
                    sink.event(id, event(data));
                }
                lastId = id;
                data = "";
            }
        }
    }

    private static Event event(String data) {
        try {
            JsonNode cloudEvent = Json.MAPPER.readTree(data);
            return Json.MAPPER.treeToValue(cloudEvent.get("data"), Event.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswerException(
                    "the node sent an event that is none: " + e.getMessage(), e);
        }
    }

    private void closeWhenSilent() {
        try {
            while (System.nanoTime() - heard < SILENT_AFTER.toNanos()) {
                Thread.sleep(SILENCE_CHECK);
            }
            hangUp();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void hangUp() {
        var open = connection;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException _) {
            // it is given up anyhow
        }
    }

    @Override
    public void close() {
        closed = true;
        hangUp();
        client.shutdownNow();
    }
}
