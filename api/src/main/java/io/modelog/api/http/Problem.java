package io.modelog.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.modelog.events.id.InvalidValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An answer that says what went wrong: RFC 9457.
///
/// @param members what the type adds; never `type`, `title`, `status` or `detail`
public record Problem(
        ProblemType type, String detail, Map<String, ? extends @Nullable Object> members) {
    static final String MEDIA_TYPE = "application/problem+json";

    /// How long a client is asked to wait before it repeats a request that met a 503.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final String PREFIX = "urn:modelog:problem:";

    record FieldError(String field, String detail) {}

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    static Problem invalid(InvalidValue e) {
        return invalid(List.of(new FieldError(e.field(), e.problem())));
    }

    static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        return new Problem(
                ProblemType.INVALID_FIELD,
                first.field() + " " + first.detail(),
                Map.of("errors", errors));
    }

    public static Problem malformedRequest(String parameter, String detail) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST,
                parameter + " " + detail,
                Map.of("parameter", parameter));
    }

    /// What another node answered. Throws [IllegalStateException] when that is no problem of ours.
    static Problem read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        try {
            if (Json.read(bytes) instanceof ObjectNode body) {
                var type = ProblemType.parse(body.path("type").asText().replace(PREFIX, ""));
                var detail = body.path("detail").asText();
                var members = new LinkedHashMap<String, JsonNode>();
                body.properties()
                        .forEach(member -> members.put(member.getKey(), member.getValue()));
                List.of("type", "title", "status", "detail").forEach(members::remove);
                return new Problem(type, detail, members);
            }
        } catch (IOException e) {
            throw new IllegalStateException("another node answered " + text, e);
        }
        throw new IllegalStateException("another node answered " + text);
    }

    void render(Context ctx) {
        if (type.status() == 503) {
            ctx.header("Retry-After", Long.toString(RETRY_AFTER.toSeconds()));
        }
        ctx.status(type.status()).contentType(MEDIA_TYPE).result(bytes());
    }

    byte[] bytes() {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("type", PREFIX + type);
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", detail);
        body.putAll(new TreeMap<>(members));
        return Json.bytes(body);
    }
}
