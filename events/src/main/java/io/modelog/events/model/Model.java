package io.modelog.events.model;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;
import org.pcollections.TreePMap;

/// A model as its decisions see it. Persistent maps, because one model may have 100,000 versions and each event makes a
/// new state.
public sealed interface Model {
    /// The highest number ever given; numbers outlive versions and models (B-3).
    long lastNumber();

    /// Never registered, or deleted.
    record Unknown(long lastNumber) implements Model {}

    /// @param chosenNames names that were chosen; a version that is named by its number is found by it
    record Live(
            UUID id,
            ModelDetails details,
            long lastNumber,
            TreePMap<Long, Version> versions,
            HashPMap<VersionName, Long> chosenNames,
            HashPMap<Stage, Long> occupants)
            implements Model {
        static Live registered(UUID id, ModelDetails details, long lastNumber) {
            return new Live(
                    id,
                    details,
                    lastNumber,
                    TreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());
        }

        Optional<Version> find(VersionSelector selector) {
            return switch (selector) {
                case VersionSelector.Numbered(var number) -> version(number);
                case VersionSelector.Named(var name) -> version(holder(name));
                case VersionSelector.InStage(var stage) -> version(occupants.get(stage));
                case VersionSelector.WithId(var versionId) ->
                        versions.values().stream()
                                .filter(v -> v.id().equals(versionId))
                                .findFirst();
                case VersionSelector.Latest() ->
                        versions.isEmpty() ? Optional.empty() : version(versions.lastKey());
            };
        }

        /// The number of the version that has a name.
        @Nullable Long holder(VersionName name) {
            var chosen = chosenNames.get(name);
            if (chosen != null) {
                return chosen;
            }
            return name.ownNumber().stream()
                    .boxed()
                    .filter(number ->
                            version(number).filter(v -> v.name().equals(name)).isPresent())
                    .findFirst()
                    .orElse(null);
        }

        private Optional<Version> version(@Nullable Long number) {
            return number == null ? Optional.empty() : Optional.ofNullable(versions.get(number));
        }

        Live with(ModelDetails newDetails) {
            return new Live(id, newDetails, lastNumber, versions, chosenNames, occupants);
        }

        /// With a version added or replaced, and the indexes that follow from it.
        Live with(Version version) {
            var old = versions.get(version.number());
            return new Live(
                    id,
                    details,
                    Math.max(lastNumber, version.number()),
                    versions.plus(version.number(), version),
                    chosenNames(old, version),
                    occupants(old, version));
        }

        Live without(Version version) {
            return new Live(
                    id,
                    details,
                    lastNumber,
                    versions.minus(version.number()),
                    chosenNames(version, null),
                    occupants(version, null));
        }

        private HashPMap<VersionName, Long> chosenNames(
                @Nullable Version old, @Nullable Version now) {
            var result = chosenNames;
            if (old != null && !old.isNamedByNumber()) {
                result = result.minus(old.name());
            }
            if (now != null && !now.isNamedByNumber()) {
                result = result.plus(now.name(), now.number());
            }
            return result;
        }

        private HashPMap<Stage, Long> occupants(@Nullable Version old, @Nullable Version now) {
            var result = occupants;
            if (old != null && old.stage() != null && old.stage().isExclusive()) {
                result = result.minus(old.stage());
            }
            if (now != null && now.stage() != null && now.stage().isExclusive()) {
                result = result.plus(now.stage(), now.number());
            }
            return result;
        }
    }

    /// A version as decisions see it.
    record Version(
            long number,
            UUID id,
            VersionName name,
            @Nullable String description,
            @Nullable Stage stage,
            HashPMap<ArtifactVersionId, ArtifactKind> links,
            MapPSet<RunId> runs) {
        static Version created(
                long number, UUID id, VersionName name, @Nullable String description) {
            return new Version(
                    number,
                    id,
                    name,
                    description,
                    null,
                    HashTreePMap.empty(),
                    HashTreePSet.empty());
        }

        boolean isNamedByNumber() {
            return name.equals(VersionName.of(number));
        }

        Version described(VersionName newName, @Nullable String newDescription) {
            return new Version(number, id, newName, newDescription, stage, links, runs);
        }

        Version in(Stage newStage) {
            return new Version(number, id, name, description, newStage, links, runs);
        }

        Version with(HashPMap<ArtifactVersionId, ArtifactKind> newLinks) {
            return new Version(number, id, name, description, stage, newLinks, runs);
        }

        Version with(MapPSet<RunId> newRuns) {
            return new Version(number, id, name, description, stage, links, newRuns);
        }
    }
}
