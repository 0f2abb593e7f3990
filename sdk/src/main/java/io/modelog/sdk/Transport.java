package io.modelog.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends a request, again if need be, and reads the answer or its problem. Thread-safe.
final class Transport {
    private final Settings settings;
    private final Connection connection;
    private final WriteOptions options;

    Transport(Settings settings, Connection connection, WriteOptions options) {
        this.settings = settings;
        this.connection = connection;
        this.options = options;
    }

    <T> T get(Route route, Class<T> type) {
        return send("GET", route, null).read(type);
    }

    String text(Route route) {
        return send("GET", route, null).body();
    }

    <T> Revisioned<T> getRevisioned(Route route, Class<T> type) {
        var answer = send("GET", route, null);
        return new Revisioned<>(answer.read(type), answer.revision());
    }

    <T> Listing<T> list(Route route, Class<T> type) {
        return new Listing<>(r -> send("GET", r, null).readPage(type), route);
    }

    <T> T post(Route route, Object body, Class<T> type) {
        return send("POST", route, body).read(type);
    }

    /// A post without body, of whose answer nothing is of interest.
    void post(Route route) {
        send("POST", route, null);
    }

    /// A post that answers with a whole list.
    <T> List<T> postForAll(Route route, Object body, Class<T> type) {
        return send("POST", route, body).readPage(type).items();
    }

    <T> T put(Route route, Object body, Class<T> type) {
        return send("PUT", route, body).read(type);
    }

    <T> List<T> putForAll(Route route, Object body, Class<T> type) {
        return send("PUT", route, body).readPage(type).items();
    }

    <T> T patch(Route route, Object body, Class<T> type) {
        return send("PATCH", route, body).read(type);
    }

    void delete(Route route) {
        send("DELETE", route, null);
    }

    void delete(Route route, boolean force) {
        delete(force ? route.with("force", true) : route);
    }

    private Answer send(String method, Route route, @Nullable Object body) {
        var call = call(method, route, body);
        for (int attempt = 1; ; attempt++) {
            var last = attempt == settings.retries().attempts();
            try {
                var answer = connection.http().send(call);
                answer.header("Modelog-Position").ifPresent(connection.positions()::seen);
                if (answer.isSuccess()) {
                    return answer;
                }
                if (answer.status() != 503 || last) {
                    throw answer.problem();
                }
                pause(attempt, answer.retryAfter());
            } catch (IOException e) {
                // A node that took the request and stays silent has had its time already.
                if (last || e instanceof SocketTimeoutException) {
                    throw new ServerUnreachableException(settings.url(), why(e), e);
                }
                pause(attempt, Duration.ZERO);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /// Made once for all attempts: a retry repeats the same idempotency key.
    private Http.Call call(String method, Route route, @Nullable Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json, application/problem+json");
        headers.put("Modelog-Actor", HeaderText.encode(settings.actor()));
        if (settings.token() != null) {
            headers.put("Authorization", "Bearer " + settings.token());
        }
        connection.positions().header().ifPresent(p -> headers.put("Modelog-Position", p));
        if (!method.equals("GET")) {
            addWriteHeaders(headers);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return new Http.Call(
                method,
                route.on(settings.url()),
                headers,
                body == null ? null : write(body),
                settings.requestTimeout());
    }

    private void addWriteHeaders(Map<String, String> headers) {
        var key = options.idempotencyKey();
        headers.put("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
        if (options.reason() != null) {
            headers.put("Modelog-Reason", HeaderText.encode(options.reason()));
        }
        if (options.isPersonal()) {
            headers.put("Modelog-Personal", "reason");
        }
        if (options.correlationId() != null) {
            headers.put("Modelog-Correlation-Id", options.correlationId());
        }
        if (options.revision() != null) {
            headers.put("If-Match", "\"" + options.revision() + "\"");
        }
    }

    private static String write(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be sent as JSON: " + e.getMessage(), e);
        }
    }

    private static String why(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse("nobody listens there");
    }

    private void pause(int attempt, Duration retryAfter) {
        try {
            Thread.sleep(settings.retries().delayAfter(attempt, retryAfter));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private ServerUnreachableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ServerUnreachableException(settings.url(), "interrupted while waiting", e);
    }
}
