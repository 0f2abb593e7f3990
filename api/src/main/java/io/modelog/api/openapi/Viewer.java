package io.modelog.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The page that shows the OpenAPI document: Swagger UI from its WebJar, and nothing from elsewhere.
final class Viewer {
    /// Everything from this node alone; Swagger UI has its icons in `data:`.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";
    private static final String WEBJAR_POM =
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    record PageFile(String mediaType, InputStream content) {}

    private final String webjar = WEBJAR + version() + "/";

    /// The caller closes it.
    InputStream page() {
        return resource("/openapi/docs.html");
    }

    /// What the page loads, by its name; the caller closes the content.
    Optional<PageFile> file(String name) {
        return switch (name) {
            case "viewer.js" ->
                    Optional.of(new PageFile("text/javascript", resource("/openapi/" + name)));
            case "swagger-ui-bundle.js" ->
                    Optional.of(new PageFile("text/javascript", resource(webjar + name)));
            case "swagger-ui.css" -> Optional.of(new PageFile("text/css", resource(webjar + name)));
            default -> Optional.empty();
        };
    }

    private static String version() {
        var properties = new Properties();
        try (var pom = resource(WEBJAR_POM)) {
            properties.load(pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(Viewer.class.getResourceAsStream(path), path);
    }
}
