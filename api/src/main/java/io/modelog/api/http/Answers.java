package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.view.Read;

/// The shapes in which an answer leaves.
public final class Answers {
    private static final String MEDIA_TYPE = "application/json";

    private Answers() {}

    /// What a view holds, with the sequence of its stream as `ETag`.
    public static void one(Context ctx, Read<?> read) {
        etag(ctx, read.sequence());
        ok(ctx, read.value());
    }

    public static void ok(Context ctx, Object body) {
        ctx.contentType(MEDIA_TYPE).result(Json.bytes(body));
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
}
