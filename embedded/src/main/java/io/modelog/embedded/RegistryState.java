package io.modelog.embedded;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// All that the registry knows: the fold of its topic. Immutable.
record RegistryState(
        TreePMap<String, TreePMap<Integer, SchemaVersion>> subjects,
        PMap<String, Compatibility> levels,
        Compatibility globalLevel,
        int highestId) {

    static final Compatibility DEFAULT_LEVEL = Compatibility.BACKWARD;

    static RegistryState empty() {
        return new RegistryState(TreePMap.empty(), HashTreePMap.empty(), DEFAULT_LEVEL, 0);
    }

    RegistryState apply(RegistryRecord record) {
        return switch (record) {
            case RegistryRecord.Stored(SchemaVersion version) ->
                    with(
                                    version.subject(),
                                    versionsOf(version.subject()).plus(version.version(), version))
                            .withHighestId(Math.max(highestId, version.id()));
            case RegistryRecord.Erased(String subject, int version) ->
                    with(subject, versionsOf(subject).minus(version));
            case RegistryRecord.LevelSet(@Nullable String subject, Compatibility level) ->
                    subject == null ? withGlobal(level) : withLevels(levels.plus(subject, level));
            case RegistryRecord.LevelCleared(@Nullable String subject) ->
                    subject == null ? withGlobal(DEFAULT_LEVEL) : withLevels(levels.minus(subject));
        };
    }

    /// The versions of a subject by number, deleted ones included; empty for an unknown subject.
    TreePMap<Integer, SchemaVersion> versionsOf(String subject) {
        return subjects.getOrDefault(subject, TreePMap.empty());
    }

    List<SchemaVersion> liveVersionsOf(String subject) {
        return versionsOf(subject).values().stream().filter(version -> !version.deleted()).toList();
    }

    /// Every version of every subject, deleted ones included, by subject and number.
    List<SchemaVersion> all() {
        return subjects.values().stream().flatMap(versions -> versions.values().stream()).toList();
    }

    List<SchemaVersion> withId(int id) {
        return all().stream().filter(version -> version.id() == id).toList();
    }

    /// The id of a schema in any subject, deleted ones included.
    Optional<Integer> idOf(String schema) {
        return all().stream()
                .filter(version -> version.schema().equals(schema))
                .map(SchemaVersion::id)
                .findFirst();
    }

    Optional<Compatibility> levelOf(String subject) {
        return Optional.ofNullable(levels.get(subject));
    }

    Compatibility levelInForceFor(String subject) {
        return levelOf(subject).orElse(globalLevel);
    }

    private RegistryState with(String subject, TreePMap<Integer, SchemaVersion> versions) {
        var changed =
                versions.isEmpty() ? subjects.minus(subject) : subjects.plus(subject, versions);
        return new RegistryState(changed, levels, globalLevel, highestId);
    }

    private RegistryState withLevels(PMap<String, Compatibility> changed) {
        return new RegistryState(subjects, changed, globalLevel, highestId);
    }

    private RegistryState withGlobal(Compatibility level) {
        return new RegistryState(subjects, levels, level, highestId);
    }

    private RegistryState withHighestId(int id) {
        return new RegistryState(subjects, levels, globalLevel, id);
    }
}
