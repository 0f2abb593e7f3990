package io.modelog.api.artifact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Json;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.id.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request says of the value of an artifact version.
///
/// @param schemaNode a JSON object
public record ContentFields(ArtifactContent content, @Nullable ObjectNode schemaNode) {
    public static final Set<String> NAMES =
            Set.of("uri", "sha256", "sizeBytes", "mediaType", "type", "schema");

    public static ContentFields of(Fields body) {
        var schema = body.json("schema");
        var content =
                body.checked(() ->
                        new ArtifactContent(
                                body.required("uri", text -> text),
                                body.required("sha256", text -> text),
                                body.requiredNumber("sizeBytes"),
                                body.required("mediaType", text -> text),
                                body.required("type", text -> text)));
        if (schema != null) {
            body.checked(() -> Text.longText("schema", Json.text(schema)));
        }
        return new ContentFields(content, schema);
    }

    public @Nullable String schema() {
        return schemaNode == null ? null : Json.text(schemaNode);
    }
}
