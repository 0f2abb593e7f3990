package io.modelog.api.openapi;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Routes;

/// The OpenAPI document for programs, and in a browser for people; and the AsyncAPI document of the topics.
public final class OpenApiRoutes {
    private static final String YAML = "application/yaml";
    private static final String HTML = "text/html; charset=utf-8";

    private final Viewer viewer = new Viewer();

    public void addTo(Routes routes) {
        routes.probe("/openapi.yaml", ctx -> ctx.contentType(YAML).result(OpenApiDocument.yaml()));
        routes.probe("/openapi.json", ctx -> Answers.ok(ctx, OpenApiDocument.tree()));
        routes.probe(
                "/asyncapi.yaml", ctx -> ctx.contentType(YAML).result(OpenApiDocument.topics()));
        routes.probe("/docs", this::page);
        routes.probe("/docs/{file}", this::file);
    }

    private void page(Context ctx) {
        ctx.header("Content-Security-Policy", Viewer.CONTENT_SECURITY_POLICY)
                .contentType(HTML)
                .result(viewer.page());
    }

    private void file(Context ctx) {
        var file = viewer.file(ctx.pathParam("file")).orElseThrow(NotFoundResponse::new);
        ctx.header("Cache-Control", "max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .contentType(file.mediaType())
                .result(file.content());
    }
}
