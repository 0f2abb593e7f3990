package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.CommandId;
import io.modelog.projector.view.Position;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Sends a request on to the node that writes its stream, as it came, and relays the answer as it comes. One hop: a
/// request that was forwarded is not forwarded again. Thread-safe.
final class Forwarder {
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

    /// The owner may wait for its writer and then for its views.
    static final Duration LIMIT = Commands.LIMIT.plus(Positions.LIMIT).plusSeconds(5);

    private static final String FORWARDED_BY = "Modelog-Forwarded-By";
    private static final List<String> REQUEST_HEADERS =
            List.of(
                    "Authorization",
                    "Content-Type",
                    CommandHeaders.ACTOR,
                    CommandHeaders.REASON,
                    CommandHeaders.PERSONAL,
                    CommandHeaders.CORRELATION_ID,
                    CommandHeaders.IF_MATCH,
                    Preference.HEADER);
    private static final List<String> ANSWER_HEADERS =
            List.of(
                    "Content-Type",
                    "ETag",
                    "Location",
                    "Retry-After",
                    "Idempotency-Replayed",
                    Preference.APPLIED,
                    CommandHeaders.POSITION);

    private final String node;
    private final Supplier<HttpClient> client = Lazily.made(Forwarder::client);

    Forwarder(String node) {
        this.node = node;
    }

    static boolean isForwarded(Context ctx) {
        return ctx.header(FORWARDED_BY) != null;
    }

    /// Answers the request with what the owner answers, and returns the position of that answer.
    ///
    /// @param applied what this node's views show: the command was made with it in sight, so the owner waits for it
    Position forward(Context ctx, URI owner, Position applied)
            throws IOException, InterruptedException {
        var answer = send(ctx, owner, request(ctx, owner, applied));
        relay(ctx, answer);
        return position(answer);
    }

    /// Has the owner of another stream take a step of the command.
    HttpResponse<byte[]> step(
            Context ctx, URI owner, CommandId id, ForeignStep step, Position applied)
            throws InterruptedException {
        var headers = CommandHeaders.of(ctx);
        var request =
                start(owner.resolve(step.path()), step.method(), bytes(step), id, applied)
                        .header("Content-Type", "application/json")
                        .header(CommandHeaders.CORRELATION_ID, headers.correlationId().value());
        if (!step.once()) {
            request.header(Preference.HEADER, Preference.MINIMAL);
        }
        copy(
                ctx,
                List.of(
                        "Authorization",
                        CommandHeaders.ACTOR,
                        CommandHeaders.REASON,
                        CommandHeaders.PERSONAL),
                request);
        return send(ctx, owner, request.build());
    }

    private static byte[] bytes(ForeignStep step) {
        return step.body().getBytes(StandardCharsets.UTF_8);
    }

    static Position position(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue(CommandHeaders.POSITION)
                .map(Position::parse)
                .orElse(Position.NONE);
    }

    private HttpResponse<byte[]> send(Context ctx, URI owner, HttpRequest request)
            throws InterruptedException {
        try {
            return client.get().send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw Commands.outcomeUnknown(
                    ctx,
                    "the node at %s, which writes this, does not answer: %s"
                            .formatted(owner, reason(e)));
        }
    }

    private HttpRequest request(Context ctx, URI owner, Position applied) throws IOException {
        var query = ctx.queryString();
        var target = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
        var seen = CommandHeaders.position(ctx).orElse(Position.NONE).and(applied);
        var id = CommandHeaders.of(ctx).commandId();
        var request = start(owner.resolve(target), ctx.method().name(), Body.bytes(ctx), id, seen);
        copy(ctx, REQUEST_HEADERS, request);
        return request.build();
    }

    private HttpRequest.Builder start(
            URI target, String method, byte[] body, CommandId id, Position seen) {
        var request =
                HttpRequest.newBuilder(target)
                        .timeout(LIMIT)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .header(FORWARDED_BY, node)
                        .header(CommandHeaders.IDEMPOTENCY_KEY, id.value());
        if (!seen.offsets().isEmpty()) {
            request.header(CommandHeaders.POSITION, seen.toString());
        }
        return request;
    }

    private static void copy(Context ctx, List<String> names, HttpRequest.Builder request) {
        for (var name : names) {
            @Nullable String value = ctx.header(name);
            if (value != null) {
                request.header(name, value);
            }
        }
    }

    private static void relay(Context ctx, HttpResponse<byte[]> answer) {
        ctx.status(answer.statusCode());
        for (var name : ANSWER_HEADERS) {
            answer.headers().firstValue(name).ifPresent(value -> ctx.header(name, value));
        }
        if (answer.body().length == 0) {
            ctx.res().setContentType(null);
        }
        ctx.result(answer.body());
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
    }
}
