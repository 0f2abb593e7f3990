package io.modelog.embedded;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/// What can be asked of a state of the registry. Pure.
final class RegistryQueries {

    private RegistryQueries() {}

    static List<String> subjects(RegistryState state, String prefix, boolean deleted) {
        return state.subjects().keySet().stream()
                .filter(subject -> subject.startsWith(prefix))
                .filter(subject -> deleted || !state.liveVersionsOf(subject).isEmpty())
                .toList();
    }

    /// The versions of a subject, oldest first; `deleted` adds the hidden ones.
    static Outcome<List<SchemaVersion>> versions(
            RegistryState state, String subject, boolean deleted) {
        List<SchemaVersion> found =
                deleted
                        ? List.copyOf(state.versionsOf(subject).values())
                        : state.liveVersionsOf(subject);
        return found.isEmpty() ? Outcome.refused(Refusal.noSubject(subject)) : Outcome.of(found);
    }

    static Outcome<SchemaVersion> version(
            RegistryState state, String subject, VersionNumber wanted, boolean deleted) {
        return versions(state, subject, deleted)
                .then(found ->
                        switch (wanted) {
                            case VersionNumber.Latest() -> Outcome.of(found.getLast());
                            case VersionNumber.Exactly(int number) ->
                                    found.stream()
                                            .filter(version -> version.version() == number)
                                            .findFirst()
                                            .map(Outcome::of)
                                            .orElseGet(() ->
                                                    Outcome.refused(Refusal.noVersion(number)));
                        });
    }

    static Outcome<SchemaVersion> lookUp(
            RegistryState state, String subject, String text, boolean deleted) {
        return versions(state, subject, deleted)
                .then(found -> AvroText.parse(text).then(schema -> sameAs(schema, subject, found)));
    }

    /// The uses of an id, hidden versions included, never empty.
    static Outcome<List<SchemaVersion>> withId(RegistryState state, int id) {
        List<SchemaVersion> found = state.withId(id);
        return found.isEmpty()
                ? Outcome.refused(Refusal.noSchema(Integer.toString(id)))
                : Outcome.of(found);
    }

    /// What stands between a schema and all versions of a subject that its level looks at.
    static Outcome<List<String>> conflicts(RegistryState state, String subject, String text) {
        return AvroText.parse(text)
                .map(schema ->
                        state.levelInForceFor(subject)
                                .conflicts(schema, state.liveVersionsOf(subject)));
    }

    /// The same against one version. Nothing stands against the latest of a subject that has none.
    static Outcome<List<String>> conflicts(
            RegistryState state, String subject, VersionNumber wanted, String text) {
        if (wanted instanceof VersionNumber.Latest && state.liveVersionsOf(subject).isEmpty()) {
            return conflicts(state, subject, text);
        }
        return version(state, subject, wanted, false)
                .then(old ->
                        AvroText.parse(text)
                                .map(schema ->
                                        state.levelInForceFor(subject)
                                                .conflicts(schema, List.of(old))));
    }

    static Outcome<Compatibility> level(RegistryState state, String subject, boolean orGlobal) {
        Optional<Compatibility> level = state.levelOf(subject);
        return level.or(() -> orGlobal ? Optional.of(state.globalLevel()) : Optional.empty())
                .map(Outcome::of)
                .orElseGet(() -> Outcome.refused(Refusal.noLevel(subject)));
    }

    private static Outcome<SchemaVersion> sameAs(
            Schema schema, String subject, List<SchemaVersion> versions) {
        String canonical = schema.toString();
        return versions.stream()
                .filter(version -> version.schema().equals(canonical))
                .findFirst()
                .map(Outcome::of)
                .orElseGet(() -> Outcome.refused(Refusal.noSuchSchemaIn(subject)));
    }
}
