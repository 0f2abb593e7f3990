package io.modelog.api.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import io.modelog.events.id.InvalidValue;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.view.ViewsUnavailable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever ends a request early into the problem that its client is told.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static void render(Exception e, Context ctx) {
        problem(e, ctx).render(ctx);
    }

    /// For an [Error], which Javalin hands over with the bare response.
    static void render(HttpServletResponse response, Throwable error) {
        try {
            var problem = defect(error, Ids.next().toString(), "");
            response.setStatus(problem.type().status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(problem.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem problem(Exception e, Context ctx) {
        return switch (e) {
            case ProblemException p -> p.problem();
            case InvalidValue invalid -> Problem.invalid(invalid);
            case InvalidQuery query ->
                    Problem.malformedRequest(query.parameter(), String.valueOf(query.getMessage()));
            case ViewsUnavailable closed ->
                    Problem.of(ProblemType.NOT_READY, String.valueOf(closed.getMessage()));
            case KafkaException silent ->
                    Problem.of(
                            ProblemType.NOT_READY, "Kafka does not answer: " + silent.getMessage());
            case MethodNotAllowedResponse refused -> methodNotAllowed(refused, ctx);
            case NotFoundResponse _ ->
                    Problem.of(
                            ProblemType.ROUTE_UNKNOWN,
                            "there is no route %s %s".formatted(ctx.method(), ctx.path()));
            case HttpResponseException refused when refused.getStatus() < 500 ->
                    Problem.malformedRequest("request", String.valueOf(refused.getMessage()));
            default -> defect(e, correlationId(ctx), ctx.method() + " " + ctx.path());
        };
    }

    private static Problem methodNotAllowed(MethodNotAllowedResponse refused, Context ctx) {
        var methods = String.valueOf(refused.getDetails().get("availableMethods"));
        ctx.header("Allow", methods);
        return Problem.of(
                ProblemType.METHOD_NOT_ALLOWED,
                "%s takes %s, not %s".formatted(ctx.path(), methods, ctx.method()));
    }

    private static Problem defect(Throwable error, String correlationId, String request) {
        LOG.atError()
                .setCause(error)
                .addKeyValue("correlationId", correlationId)
                .addKeyValue("request", request)
                .log("request failed");
        return new Problem(
                ProblemType.INTERNAL_ERROR,
                "this is a defect of Modelog; please report it with the correlation id",
                Map.of("correlationId", correlationId));
    }

    private static String correlationId(Context ctx) {
        var given = ctx.header(CommandHeaders.CORRELATION_ID);
        return given == null ? Ids.next().toString() : given;
    }
}
