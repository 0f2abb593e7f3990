package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.view.Position;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
                    CommandHeaders.CORRELATION_ID,
                    CommandHeaders.IF_MATCH);
    private static final List<String> ANSWER_HEADERS =
            List.of(
                    "Content-Type",
                    "ETag",
                    "Location",
                    "Retry-After",
                    "Idempotency-Replayed",
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
        var request = request(ctx, owner, applied);
        try {
            return relay(ctx, client.get().send(request, HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new ProblemException(
                    Commands.outcomeUnknown(
                            ctx,
                            "the node at %s, which writes this, does not answer: %s"
                                    .formatted(owner, reason(e))));
        }
    }

    private HttpRequest request(Context ctx, URI owner, Position applied) throws IOException {
        var query = ctx.queryString();
        var target = ctx.req().getRequestURI() + (query == null ? "" : "?" + query);
        var request =
                HttpRequest.newBuilder(owner.resolve(target))
                        .timeout(LIMIT)
                        .method(
                                ctx.method().name(),
                                HttpRequest.BodyPublishers.ofByteArray(Body.bytes(ctx)))
                        .header(FORWARDED_BY, node)
                        .header(
                                CommandHeaders.IDEMPOTENCY_KEY,
                                CommandHeaders.of(ctx).commandId().value());
        var seen = CommandHeaders.position(ctx).orElse(Position.NONE).and(applied);
        if (!seen.offsets().isEmpty()) {
            request.header(CommandHeaders.POSITION, seen.toString());
        }
        for (var name : REQUEST_HEADERS) {
            @Nullable String value = ctx.header(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private static Position relay(Context ctx, HttpResponse<byte[]> answer) {
        ctx.status(answer.statusCode());
        for (var name : ANSWER_HEADERS) {
            answer.headers().firstValue(name).ifPresent(value -> ctx.header(name, value));
        }
        ctx.result(answer.body());
        return answer.headers()
                .firstValue(CommandHeaders.POSITION)
                .map(Position::parse)
                .orElse(Position.NONE);
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
