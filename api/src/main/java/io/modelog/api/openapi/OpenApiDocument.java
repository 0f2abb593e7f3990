package io.modelog.api.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The OpenAPI document of the REST API, as it is written and as data.
public final class OpenApiDocument {
    private static final String RESOURCE = "/openapi/modelog.yaml";
    private static final String TOPICS = "/openapi/asyncapi.yaml";

    private OpenApiDocument() {}

    /// The caller closes it.
    static InputStream yaml() {
        return resource(RESOURCE);
    }

    /// What the topics hold: the AsyncAPI document. The caller closes it.
    static InputStream topics() {
        return resource(TOPICS);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(name), name);
    }

    /// As nested maps, lists and scalars; read when first asked for.
    public static Map<?, ?> tree() {
        return Read.TREE;
    }

    private static final class Read {
        private static final Map<?, ?> TREE = read();

        private static Map<?, ?> read() {
            try (var yaml = yaml()) {
                return (Map<?, ?>)
                        new Load(LoadSettings.builder().build()).loadFromInputStream(yaml);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
