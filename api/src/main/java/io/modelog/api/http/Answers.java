package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.Read;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The shapes in which an answer leaves.
public final class Answers {
    private static final String MEDIA_TYPE = "application/json";

    private Answers() {}

    /// What a view holds, with the sequence of its stream as `ETag`; 304 when the client has it already.
    public static void one(Context ctx, Read<?> read) {
        etag(ctx, read.sequence());
        if (isKnown(ctx, read.sequence())) {
            ctx.status(304).res().setContentType(null);
        } else {
            ok(ctx, read.value());
        }
    }

    /// The same for what other streams tell about too: that the `ETag` is still the same does not say that nothing has
    /// changed, so this is never 304. Javalin would make one of a result, but not of what is written.
    public static void joined(Context ctx, Read<?> read) throws IOException {
        etag(ctx, read.sequence());
        ctx.contentType(MEDIA_TYPE).outputStream().write(Json.bytes(read.value()));
    }

    public static void ok(Context ctx, Object body) {
        ctx.contentType(MEDIA_TYPE).result(Json.bytes(body));
    }

    /// A whole list on one page.
    public static void items(Context ctx, List<?> items) {
        ok(ctx, new Page<>(items, null));
    }

    public static void created(Context ctx, String path, Object body) {
        ctx.status(201).header("Location", path);
        ok(ctx, body);
    }

    public static void noContent(Context ctx) {
        ctx.status(204).res().setContentType(null);
    }

    static void etag(Context ctx, long sequence) {
        ctx.header("ETag", "\"" + sequence + "\"");
    }

    private static boolean isKnown(Context ctx, long sequence) {
        var known = ctx.header("If-None-Match");
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals("*") || tag.equals("\"" + sequence + "\""));
    }
}
