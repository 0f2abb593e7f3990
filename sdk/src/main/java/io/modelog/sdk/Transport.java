package io.modelog.sdk;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
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
        return read(send("GET", route, null), type);
    }

    String text(Route route) {
        return new String(send("GET", route, null).body(), StandardCharsets.UTF_8);
    }

    <T> Revisioned<T> getRevisioned(Route route, Class<T> type) {
        var answer = send("GET", route, null);
        var tag =
                answer.headers().firstValue("ETag").orElse("").replace("W/", "").replace("\"", "");
        try {
            return new Revisioned<>(read(answer, type), Long.parseLong(tag));
        } catch (NumberFormatException e) {
            throw new UnreadableAnswerException(
                    "%s carries no sequence as ETag: '%s'".formatted(route.path(), tag), e);
        }
    }

    <T> Listing<T> list(Route route, Class<T> type) {
        return new Listing<>(r -> readPage(send("GET", r, null), type), route, null);
    }

    <T> T post(Route route, Object body, Class<T> type) {
        return read(send("POST", route, body), type);
    }

    <T> T put(Route route, Object body, Class<T> type) {
        return read(send("PUT", route, body), type);
    }

    <T> T patch(Route route, Object body, Class<T> type) {
        return read(send("PATCH", route, body), type);
    }

    void delete(Route route) {
        send("DELETE", route, null);
    }

    private HttpResponse<byte[]> send(String method, Route route, @Nullable Object body) {
        var request = request(method, route, body);
        for (int attempt = 1; ; attempt++) {
            var last = attempt == settings.retries().attempts();
            try {
                var answer = connection.client().send(request, BodyHandlers.ofByteArray());
                answer.headers()
                        .firstValue("Modelog-Position")
                        .ifPresent(connection.positions()::seen);
                if (answer.statusCode() < 300) {
                    return answer;
                }
                if (answer.statusCode() != 503 || last) {
                    throw problem(answer);
                }
                pause(attempt, retryAfter(answer));
            } catch (IOException e) {
                if (last || isTooSlow(e)) {
                    throw new ServerUnreachableException(settings.url(), why(e), e);
                }
                pause(attempt, Duration.ZERO);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    /// Built once for all attempts: a retry repeats the same idempotency key.
    private HttpRequest request(String method, Route route, @Nullable Object body) {
        var request =
                HttpRequest.newBuilder(route.on(settings.url()))
                        .timeout(settings.requestTimeout())
                        .header("Accept", "application/json, application/problem+json")
                        .header("Modelog-Actor", HeaderText.encode(settings.actor()));
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        connection.positions().header().ifPresent(p -> request.header("Modelog-Position", p));
        if (!method.equals("GET")) {
            addWriteHeaders(request);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody()).build();
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(write(body)))
                .build();
    }

    private void addWriteHeaders(HttpRequest.Builder request) {
        var key = options.idempotencyKey();
        request.header("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
        if (options.reason() != null) {
            request.header("Modelog-Reason", HeaderText.encode(options.reason()));
        }
        if (options.correlationId() != null) {
            request.header("Modelog-Correlation-Id", options.correlationId());
        }
        if (options.revision() != null) {
            request.header("If-Match", "\"" + options.revision() + "\"");
        }
    }

    private static byte[] write(Object body) {
        try {
            return Json.MAPPER.writeValueAsBytes(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("cannot be sent as JSON: " + e.getMessage(), e);
        }
    }

    private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        return decode(answer, type, body -> Json.MAPPER.readValue(body, type));
    }

    private static <T> Page<T> readPage(HttpResponse<byte[]> answer, Class<T> type) {
        var page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        return decode(answer, type, body -> Json.MAPPER.readValue(body, page));
    }

    private static <T> T decode(HttpResponse<byte[]> answer, Class<?> type, Decoding<T> decoding) {
        try {
            return decoding.of(answer.body());
        } catch (IOException e) {
            throw new UnreadableAnswerException(
                    "%s answered %d, but not with a %s: %s"
                            .formatted(
                                    answer.uri(),
                                    answer.statusCode(),
                                    type.getSimpleName(),
                                    e.getMessage()),
                    e);
        }
    }

    private interface Decoding<T> {
        T of(byte[] body) throws IOException;
    }

    private static ModelogException problem(HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/problem+json")) {
            return new UnreadableAnswerException(
                    "%s answered %d without a problem document: is a Modelog node listening there?"
                            .formatted(answer.uri(), answer.statusCode()));
        }
        return ProblemException.of(read(answer, Problem.class), retryAfter(answer));
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /// A node that accepted the connection and stays silent has had its time already.
    private static boolean isTooSlow(IOException e) {
        return e instanceof HttpTimeoutException && !(e instanceof HttpConnectTimeoutException);
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
