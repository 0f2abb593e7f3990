package io.modelog.api.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.api.http.Json;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.RunId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dataset as an OpenLineage event names it.
///
/// @param version as its `version` facet says; null when it has none
record OutsideDataset(String namespace, String name, @Nullable String version, ArtifactKind kind) {
    static OutsideDataset of(Outside dataset) {
        var facets = dataset.node().path("facets");
        var type = facets.at("/datasetType/datasetType").asText();
        return new OutsideDataset(
                dataset.text("namespace"),
                dataset.text("name"),
                text(facets.at("/version/datasetVersion")),
                type.equalsIgnoreCase("MODEL") ? ArtifactKind.MODEL : ArtifactKind.DATA);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty() ? node.textValue() : null;
    }

    ArtifactName artifact() {
        return new ArtifactName(OutsideName.of(namespace, name));
    }

    /// As the step knows it.
    String label() {
        return OutsideName.of(name);
    }

    /// The version that is named, or what a run made of the dataset.
    Reference reference(@Nullable RunId run) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("namespace", namespace);
        parts.put("name", name);
        if (version != null) {
            parts.put("version", version);
        } else if (run != null) {
            parts.put("run", run.toString());
        }
        return new Reference(uri(), parts);
    }

    private String uri() {
        return name.startsWith("/") || namespace.endsWith("/")
                ? namespace + name
                : namespace + "/" + name;
    }

    /// What Modelog keeps of a version whose content it never sees: the words that name it.
    record Reference(String uri, Map<String, String> parts) {
        static final String MEDIA_TYPE = "application/vnd.openlineage.dataset+json";
        static final String TYPE = "openlineage.Dataset";

        /// The same for the same words.
        UUID id() {
            return UUID.nameUUIDFromBytes(bytes());
        }

        ArtifactContent content() {
            var bytes = bytes();
            return new ArtifactContent(
                    uri, OutsideName.sha256(bytes), bytes.length, MEDIA_TYPE, TYPE);
        }

        private byte[] bytes() {
            return Json.text(parts).getBytes(StandardCharsets.UTF_8);
        }
    }
}
