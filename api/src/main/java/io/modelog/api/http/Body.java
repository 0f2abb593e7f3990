package io.modelog.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The body of a request: one JSON object, at most [#LIMIT_BYTES] long however it is sent.
final class Body {
    static final int LIMIT_BYTES = 1 << 20;

    private static final String ATTRIBUTE = "modelog.body";
    private static final Pattern INTERNALS =
            Pattern.compile("\\s*\\([^()\\[]*\\[Source:.*?\\]\\)|, from `[^`]*`");

    private Body() {}

    static ObjectNode object(Context ctx) throws IOException {
        checkMediaType(ctx.contentType());
        var bytes = bytes(ctx);
        if (bytes.length == 0) {
            throw malformed("the body is empty; a JSON object is wanted");
        }
        if (json(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw malformed("the body is no JSON object");
    }

    /// No body, of whatever type, is an object without fields.
    static ObjectNode optionalObject(Context ctx) throws IOException {
        return bytes(ctx).length == 0 ? JsonNodeFactory.instance.objectNode() : object(ctx);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return Json.read(bytes);
        } catch (StreamConstraintsException e) {
            throw malformed("the body is more than is taken: " + told(e));
        } catch (MismatchedInputException e) {
            throw malformed("the body is no JSON: something stands behind its value" + place(e));
        } catch (JsonProcessingException e) {
            throw malformed("the body is no JSON: " + told(e) + place(e));
        } catch (IOException e) {
            throw malformed("the body cannot be read");
        }
    }

    /// The bytes as they came; empty when there is no body. May be asked for twice.
    static byte[] bytes(Context ctx) throws IOException {
        byte @Nullable [] known = ctx.attribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        var bytes = ctx.req().getContentLengthLong() > LIMIT_BYTES ? null : readBounded(ctx);
        if (bytes == null) {
            ctx.header("Connection", "close");
            throw new ProblemException(
                    new Problem(
                            ProblemType.BODY_TOO_LARGE,
                            "the body has more than %d bytes".formatted(LIMIT_BYTES),
                            Map.of("limitBytes", LIMIT_BYTES)));
        }
        ctx.attribute(ATTRIBUTE, bytes);
        return bytes;
    }

    private static byte @Nullable [] readBounded(Context ctx) throws IOException {
        var bytes = ctx.req().getInputStream().readNBytes(LIMIT_BYTES + 1);
        return bytes.length > LIMIT_BYTES ? null : bytes;
    }

    private static void checkMediaType(@Nullable String contentType) {
        var parts = contentType == null ? new String[] {""} : contentType.split(";", 2);
        var isJson = parts[0].strip().equalsIgnoreCase("application/json");
        var isUtf8 =
                parts.length < 2
                        || !parts[1].toLowerCase(Locale.ROOT).contains("charset")
                        || parts[1].toLowerCase(Locale.ROOT).contains("utf-8");
        if (!isJson || !isUtf8) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "the body is '%s'; application/json in UTF-8 is taken"
                                    .formatted(contentType == null ? "" : contentType)));
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(ProblemType.MALFORMED_BODY, detail));
    }

    /// Without what is of no use to a client: where the parser keeps the source, and its settings.
    private static String told(JsonProcessingException e) {
        return INTERNALS
                .matcher(e.getOriginalMessage().lines().findFirst().orElse(""))
                .replaceAll("");
    }

    private static String place(JsonProcessingException e) {
        @Nullable JsonLocation place = e.getLocation();
        return place == null
                ? ""
                : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }
}
