package io.modelog.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// The registry's rules: what a command on a state appends and answers, or why it is refused. Pure.
final class RegistryDecider {

    private RegistryDecider() {}

    /// A schema that the subject has already keeps its version; one that any subject has keeps its id.
    static Outcome<SchemaVersion> register(RegistryState state, String subject, String text) {
        if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
            return Outcome.refused(Refusal.invalidSubject(subject));
        }
        return AvroText.parse(text).then(schema -> register(state, subject, schema));
    }

    private static Outcome<SchemaVersion> register(
            RegistryState state, String subject, Schema schema) {
        String canonical = schema.toString();
        List<SchemaVersion> live = state.liveVersionsOf(subject);
        Optional<SchemaVersion> known =
                live.stream().filter(version -> version.schema().equals(canonical)).findFirst();
        if (known.isPresent()) {
            return Outcome.of(known.get());
        }
        List<String> conflicts = state.levelInForceFor(subject).conflicts(schema, live);
        if (!conflicts.isEmpty()) {
            return Outcome.refused(Refusal.incompatible(subject, conflicts));
        }
        var versions = state.versionsOf(subject);
        int number = versions.isEmpty() ? 1 : versions.lastKey() + 1;
        int id = state.idOf(canonical).orElse(state.highestId() + 1);
        var version = new SchemaVersion(subject, number, id, canonical, false);
        return Outcome.append(version, List.of(new RegistryRecord.Stored(version)));
    }

    /// Hides all versions of a subject and drops its level; `permanent` erases what was hidden before. Answers the
    /// numbers of the versions.
    static Outcome<List<Integer>> deleteSubject(
            RegistryState state, String subject, boolean permanent) {
        var versions = state.versionsOf(subject);
        if (versions.isEmpty()) {
            return Outcome.refused(Refusal.noSubject(subject));
        }
        List<SchemaVersion> live = state.liveVersionsOf(subject);
        if (permanent) {
            return live.isEmpty()
                    ? Outcome.append(
                            List.copyOf(versions.keySet()),
                            versions.values().stream().map(RegistryDecider::erasure).toList())
                    : Outcome.refused(Refusal.subjectNotDeletedBefore(subject));
        }
        if (live.isEmpty()) {
            return Outcome.refused(Refusal.subjectDeletedBefore(subject));
        }
        var records = new ArrayList<RegistryRecord>();
        live.forEach(version -> records.add(new RegistryRecord.Stored(version.hidden())));
        if (state.levelOf(subject).isPresent()) {
            records.add(new RegistryRecord.LevelCleared(subject));
        }
        return Outcome.append(live.stream().map(SchemaVersion::version).toList(), records);
    }

    /// Hides one version; `permanent` erases it once it is hidden. Answers its number.
    static Outcome<Integer> deleteVersion(
            RegistryState state, String subject, VersionNumber wanted, boolean permanent) {
        return RegistryQueries.version(state, subject, wanted, true)
                .then(found -> {
                    int number = found.version();
                    if (permanent == found.deleted()) {
                        RegistryRecord record =
                                permanent
                                        ? erasure(found)
                                        : new RegistryRecord.Stored(found.hidden());
                        return Outcome.append(number, List.of(record));
                    }
                    return Outcome.refused(
                            permanent
                                    ? Refusal.versionNotDeletedBefore(subject, number)
                                    : Refusal.versionDeletedBefore(subject, number));
                });
    }

    /// A null subject sets the level of all subjects without one.
    static Outcome<Compatibility> setLevel(@Nullable String subject, String name) {
        return Compatibility.named(name)
                .map(level ->
                        Outcome.append(
                                level,
                                List.<RegistryRecord>of(
                                        new RegistryRecord.LevelSet(subject, level))))
                .orElseGet(() -> Outcome.refused(Refusal.invalidLevel(name)));
    }

    /// Answers the level that was cleared.
    static Outcome<Compatibility> clearLevel(RegistryState state, @Nullable String subject) {
        Optional<Compatibility> before =
                subject == null ? Optional.of(state.globalLevel()) : state.levelOf(subject);
        return before.map(level ->
                        Outcome.append(
                                level,
                                List.<RegistryRecord>of(new RegistryRecord.LevelCleared(subject))))
                .orElseGet(() -> Outcome.refused(Refusal.noLevel(Objects.requireNonNull(subject))));
    }

    private static RegistryRecord erasure(SchemaVersion version) {
        return new RegistryRecord.Erased(version.subject(), version.version());
    }
}
