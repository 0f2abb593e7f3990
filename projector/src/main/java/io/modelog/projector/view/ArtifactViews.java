package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;
import static io.modelog.projector.view.Table.ARTIFACT_USES;
import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSION_IDS;
import static io.modelog.projector.view.Table.LINKED_BY;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.METADATA;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.StreamId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the views of artifacts, as [Views] does.
public final class ArtifactViews {
    private final ViewStore store;

    ArtifactViews(ViewStore store) {
        this.store = store;
    }

    public Optional<Read<ArtifactView>> find(ArtifactName artifact) {
        return store.read(views ->
                views.answer(
                        views.get(ARTIFACTS, Keys.name(artifact.value())), StreamId.of(artifact)));
    }

    /// By name.
    public Page<ArtifactView> list(Page.Request page) {
        var list = new Listing<>(ARTIFACTS, Key.EMPTY);
        return store.read(
                views -> list.page(views, page, Listed.ARTIFACTS, (_, artifact) -> artifact));
    }

    /// @param version empty for the newest
    public Optional<Read<ArtifactVersionView>> version(
            ArtifactName artifact, OptionalLong version) {
        return store.read(views -> {
            var number =
                    version.isPresent()
                            ? Long.valueOf(version.getAsLong())
                            : latest(views.get(ARTIFACTS, Keys.name(artifact.value())));
            var row =
                    number == null
                            ? null
                            : views.get(ARTIFACT_VERSIONS, Keys.version(artifact.value(), number));
            return views.answer(row, StreamId.of(artifact));
        });
    }

    public Optional<Read<ArtifactVersionView>> version(UUID id) {
        return store.read(views -> {
            var at = views.get(ARTIFACT_VERSION_IDS, Keys.artifactVersionId(id));
            return at == null
                    ? Optional.empty()
                    : views.answer(
                            views.get(ARTIFACT_VERSIONS, Keys.version(at.artifact(), at.number())),
                            StreamId.of(new ArtifactName(at.artifact())));
        });
    }

    private static @Nullable Long latest(@Nullable ArtifactView artifact) {
        return artifact == null ? null : artifact.latestVersion();
    }

    /// By number.
    public Page<ArtifactVersionView> versions(ArtifactName artifact, Page.Request page) {
        var list = new Listing<>(ARTIFACT_VERSIONS, Keys.within(artifact.value()));
        return store.read(
                views -> list.page(views, page, Listed.ARTIFACT_VERSIONS, (_, version) -> version));
    }

    /// By key.
    public Page<MetadataView> metadata(ArtifactName artifact, long version, Page.Request page) {
        var list = new Listing<>(METADATA, Keys.metadataOf(StreamId.of(artifact), version));
        return store.read(views -> list.page(views, page, Listed.METADATA, (_, entry) -> entry));
    }

    /// Who links an artifact, by artifact version, model and number.
    ///
    /// @param version null for all
    public Page<LinkView> linksOf(
            ArtifactName artifact, @Nullable Long version, Page.Request page) {
        var list = new Listing<>(LINKED_BY, prefix(artifact, version));
        return store.read(views ->
                list.page(
                        views,
                        page,
                        (_, by) ->
                                views.get(
                                        LINKS,
                                        Keys.link(
                                                by.model(),
                                                by.number(),
                                                artifact.value(),
                                                by.artifactVersion()))));
    }

    /// Which steps read or wrote an artifact, by version and run.
    ///
    /// @param version null for all
    public Page<UseView> usesOf(ArtifactName artifact, @Nullable Long version, Page.Request page) {
        var list = new Listing<>(ARTIFACT_USES, prefix(artifact, version));
        return store.read(views -> list.page(views, page, (_, use) -> use));
    }

    private static Key prefix(ArtifactName artifact, @Nullable Long version) {
        return version == null
                ? Keys.within(artifact.value())
                : Keys.version(artifact.value(), version);
    }

    /// As it was right after an event of its stream: what the answer to a command showed.
    public Optional<ArtifactView> at(ArtifactName artifact, long sequence) {
        return store.readPast(past -> Optional.ofNullable(past.artifact(artifact, sequence)));
    }

    public Optional<ArtifactVersionView> versionAt(
            ArtifactName artifact, long number, long sequence) {
        return store.readPast(
                past -> Optional.ofNullable(past.artifactVersion(artifact, number, sequence)));
    }

    public List<MetadataView> metadataAt(ArtifactName artifact, long number, long sequence) {
        return store.readPast(past -> past.metadata(artifact, number, sequence));
    }
}
