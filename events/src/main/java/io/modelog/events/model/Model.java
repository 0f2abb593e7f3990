package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.MetadataValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.OrderedPSet;

/// A model as its decisions see it.
public sealed interface Model {
    /// The highest number ever given; numbers outlive versions and models (B-3).
    long lastNumber();

    /// Never registered, or deleted.
    record Unknown(long lastNumber) implements Model {}

    record Live(
            UUID id,
            ModelDetails details,
            OrderedPSet<String> tags,
            Stages stages,
            HashPMap<Stage, StagePolicy> policies,
            long lastNumber,
            Versions versions)
            implements Model {
        static Live registered(UUID id, ModelDetails details, List<String> tags, long lastNumber) {
            return new Live(
                    id,
                    details,
                    OrderedPSet.from(tags),
                    Stages.STANDARD,
                    HashTreePMap.empty(),
                    lastNumber,
                    Versions.NONE);
        }

        Live with(ModelDetails newDetails) {
            return new Live(id, newDetails, tags, stages, policies, lastNumber, versions);
        }

        Live tagged(OrderedPSet<String> newTags) {
            return new Live(id, details, newTags, stages, policies, lastNumber, versions);
        }

        Live with(Stages newStages) {
            return new Live(
                    id, details, tags, newStages, policies, lastNumber, versions.under(newStages));
        }

        Live guarded(Stage stage, @Nullable StagePolicy policy) {
            var newPolicies = policy == null ? policies.minus(stage) : policies.plus(stage, policy);
            return new Live(id, details, tags, stages, newPolicies, lastNumber, versions);
        }

        Live with(Versions newVersions) {
            return new Live(id, details, tags, stages, policies, lastNumber, newVersions);
        }

        /// With a version added or replaced.
        Live with(Version version) {
            return new Live(
                    id,
                    details,
                    tags,
                    stages,
                    policies,
                    Math.max(lastNumber, version.number()),
                    versions.with(version, stages));
        }
    }

    /// A version as decisions see it.
    ///
    /// @param been the stages that it is or was in
    /// @param requests the open ones
    record Version(
            long number,
            UUID id,
            Label label,
            OrderedPSet<String> tags,
            HashPMap<String, MetadataValue> metadata,
            @Nullable Stage stage,
            MapPSet<Stage> been,
            HashPMap<Stage, PromotionRequest> requests,
            HashPMap<ArtifactVersionId, Link> links,
            MapPSet<RunId> runs,
            @Nullable Hold hold) {
        record Label(VersionName name, @Nullable String description) {}

        /// What a linked artifact is to the version. No decision asks for the content; whoever reads
        /// `modelog.promotions` does.
        public record Link(ArtifactKind kind, ArtifactContent content) {}

        static Version created(long number, UUID id, Label label, List<String> tags) {
            return new Version(
                    number,
                    id,
                    label,
                    OrderedPSet.from(tags),
                    HashTreePMap.empty(),
                    null,
                    HashTreePSet.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePSet.empty(),
                    null);
        }

        public VersionName name() {
            return label.name();
        }

        boolean isNamedByNumber() {
            return name().equals(VersionName.of(number));
        }

        Version with(Label l) {
            return new Version(
                    number, id, l, tags, metadata, stage, been, requests, links, runs, hold);
        }

        Version tagged(OrderedPSet<String> t) {
            return new Version(
                    number, id, label, t, metadata, stage, been, requests, links, runs, hold);
        }

        Version withMetadata(HashPMap<String, MetadataValue> m) {
            return new Version(
                    number, id, label, tags, m, stage, been, requests, links, runs, hold);
        }

        /// In another stage; a request for it is closed by that.
        Version in(Stage s) {
            return new Version(
                    number,
                    id,
                    label,
                    tags,
                    metadata,
                    s,
                    been.plus(s),
                    requests.minus(s),
                    links,
                    runs,
                    hold);
        }

        Version withRequests(HashPMap<Stage, PromotionRequest> r) {
            return new Version(
                    number, id, label, tags, metadata, stage, been, r, links, runs, hold);
        }

        Version withLinks(HashPMap<ArtifactVersionId, Link> l) {
            return new Version(
                    number, id, label, tags, metadata, stage, been, requests, l, runs, hold);
        }

        Version attached(RunId run, @Nullable OnFailure onFailure) {
            return with(runs.plus(run), onFailure == null ? hold : new Hold(run, onFailure));
        }

        Version detached(RunId run) {
            return with(runs.minus(run), isHeldBy(run) ? null : hold);
        }

        Version released() {
            return with(runs, null);
        }

        boolean isHeldBy(RunId run) {
            return hold != null && hold.run().equals(run);
        }

        private Version with(MapPSet<RunId> r, @Nullable Hold h) {
            return new Version(
                    number, id, label, tags, metadata, stage, been, requests, links, r, h);
        }
    }
}
