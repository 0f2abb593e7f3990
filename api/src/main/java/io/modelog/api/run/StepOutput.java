package io.modelog.api.run;

import io.modelog.api.artifact.ContentFields;
import io.modelog.api.http.Fields;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a step gives under a name: an artifact version that is there already, or one to be made.
sealed interface StepOutput {
    /// Most links of one output.
    int LINKS_MAX = 20;

    Set<String> NAMES =
            Set.of("name", "artifact", "version", "content", "kind", "tags", "metadata", "links");

    String name();

    ArtifactName artifact();

    List<StepLink> links();

    record Present(String name, ArtifactVersionId id, List<StepLink> links) implements StepOutput {
        @Override
        public ArtifactName artifact() {
            return id.artifact();
        }
    }

    /// @param kind null for the artifact's
    record Made(
            String name,
            ArtifactName artifact,
            ContentFields content,
            @Nullable ArtifactKind kind,
            List<String> tags,
            Metadata metadata,
            List<StepLink> links)
            implements StepOutput {}

    static StepOutput of(Fields body) {
        var name = body.required("name", text -> body.checked(() -> named(text)));
        var artifact = body.required("artifact", ArtifactName::new);
        var links = body.objects("links", StepLink.NAMES, StepLink::of);
        if (links.size() > LINKS_MAX) {
            throw body.invalid(
                    "links",
                    "has %d entries; at most %d are allowed".formatted(links.size(), LINKS_MAX));
        }
        var content = body.object("content", ContentFields.NAMES, ContentFields::of);
        return content == null
                ? present(body, name, artifact, links)
                : made(body, name, artifact, content, links);
    }

    private static String named(String text) {
        Text.shortText("name", text);
        return text;
    }

    private static StepOutput present(
            Fields body, String name, ArtifactName artifact, List<StepLink> links) {
        for (var field : List.of("kind", "tags", "metadata")) {
            if (body.has(field)) {
                throw body.invalid(field, "goes with content only");
            }
        }
        var version = body.requiredNumber("version");
        return body.checked(
                () -> new Present(name, new ArtifactVersionId(artifact, version), links));
    }

    private static StepOutput made(
            Fields body,
            String name,
            ArtifactName artifact,
            ContentFields content,
            List<StepLink> links) {
        if (body.has("version")) {
            throw body.invalid("version", "does not go with content");
        }
        return new Made(
                name,
                artifact,
                content,
                body.optional("kind", ArtifactKind::parse),
                body.tags("tags"),
                body.metadata("metadata"),
                links);
    }
}
