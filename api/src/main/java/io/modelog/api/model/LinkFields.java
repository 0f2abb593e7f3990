package io.modelog.api.model;

import io.modelog.api.http.Fields;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.model.VersionCommand;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.Read;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The artifact version that a request wants linked.
///
/// @param version empty for the newest
/// @param kind null for the artifact version's
record LinkFields(
        ArtifactName artifact,
        OptionalLong version,
        @Nullable ArtifactKind kind,
        boolean overwrite) {
    static final Set<String> NAMES = Set.of("artifact", "version", "kind", "overwrite");

    static LinkFields of(Fields body) {
        var version = body.number("version");
        if (version.isPresent() && version.getAsLong() < 1) {
            throw body.invalid(
                    "version", "is %d; versions count from 1".formatted(version.getAsLong()));
        }
        return new LinkFields(
                body.required("artifact", ArtifactName::new),
                version,
                body.optional("kind", ArtifactKind::parse),
                body.flag("overwrite", false));
    }

    /// With what the views know of the artifact version; throws the problem that it is unknown.
    VersionCommand.LinkArtifact command(Readiness readiness) {
        var found =
                readiness
                        .views()
                        .artifacts()
                        .version(artifact, version)
                        .map(Read::value)
                        .orElseThrow(() ->
                                readiness.views().artifacts().find(artifact).isPresent()
                                        ? Unknown.artifactVersion(artifact, version)
                                        : Unknown.artifact(artifact));
        return new VersionCommand.LinkArtifact(
                new ArtifactVersionId(artifact, found.number()),
                kind == null ? found.kind() : kind,
                content(found),
                overwrite);
    }

    private static ArtifactContent content(ArtifactVersionView version) {
        return new ArtifactContent(
                version.uri(),
                version.sha256(),
                version.sizeBytes(),
                version.mediaType(),
                version.type());
    }
}
