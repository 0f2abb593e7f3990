package io.modelog.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The body of a request: one JSON value, at most [#LIMIT_BYTES] long however it is sent, and once it is unpacked.
public final class Body {
    static final int LIMIT_BYTES = 1 << 20;

    private static final String ATTRIBUTE = "modelog.body";
    private static final Pattern INTERNALS =
            Pattern.compile("\\s*\\([^()\\[]*\\[Source:.*?\\]\\)|, from `[^`]*`");

    private Body() {}

    public static ObjectNode object(Context ctx) throws IOException {
        return value(ctx, ObjectNode.class, "object");
    }

    public static ArrayNode array(Context ctx) throws IOException {
        return value(ctx, ArrayNode.class, "array");
    }

    private static <T extends JsonNode> T value(Context ctx, Class<T> type, String name)
            throws IOException {
        checkMediaType(ctx.contentType());
        var bytes = bytes(ctx);
        if (bytes.length == 0) {
            throw malformed("the body is empty; a JSON %s is wanted".formatted(name));
        }
        var json = json(bytes);
        if (type.isInstance(json)) {
            return type.cast(json);
        }
        throw malformed("the body is no JSON " + name);
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
        var body = unpacked(ctx);
        var bytes = body.readNBytes(LIMIT_BYTES + 1);
        if (bytes.length <= LIMIT_BYTES) {
            return bytes;
        }
        var _ = body.readNBytes(LIMIT_BYTES); // who is still sending may not see the answer
        return null;
    }

    private static InputStream unpacked(Context ctx) throws IOException {
        @Nullable String coding = ctx.header("Content-Encoding");
        var packed = ctx.req().getInputStream();
        if (coding == null || coding.equalsIgnoreCase("identity")) {
            return packed;
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw new ProblemException(
                    Problem.of(
                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                            "the body is packed with '%s'; gzip is taken".formatted(coding)));
        }
        try {
            return new GZIPInputStream(packed);
        } catch (ZipException | EOFException _) {
            throw malformed("the body is not packed with gzip");
        }
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
