package io.modelog.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Confluent's requests, each as a question or a command to the registry and an answer of the shape clients expect.
final class RegistryRequests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Version(String subject, int version, int id, String schema) {
        static Version of(SchemaVersion version) {
            return new Version(
                    version.subject(), version.version(), version.id(), version.schema());
        }
    }

    private record VersionRef(String subject, int version) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Check(
            @JsonProperty("is_compatible") boolean isCompatible, @Nullable List<String> messages) {}

    private RegistryRequests() {}

    static Outcome<?> types(RegistryState state, Context request) {
        return Outcome.of(List.of("AVRO"));
    }

    static Outcome<?> schemaWithId(RegistryState state, Context request) {
        return withId(state, request).map(found -> Map.of("schema", found.getFirst().schema()));
    }

    static Outcome<?> textWithId(RegistryState state, Context request) {
        return withId(state, request).map(found -> json(found.getFirst().schema()));
    }

    static Outcome<?> subjectsWithId(RegistryState state, Context request) {
        return withId(state, request)
                .map(found ->
                        visible(found, request).map(SchemaVersion::subject).distinct().toList());
    }

    static Outcome<?> versionsWithId(RegistryState state, Context request) {
        return withId(state, request)
                .map(found ->
                        visible(found, request)
                                .map(use -> new VersionRef(use.subject(), use.version()))
                                .toList());
    }

    static Outcome<?> subjects(RegistryState state, Context request) {
        String prefix = request.queryParam("subjectPrefix");
        return Outcome.of(
                RegistryQueries.subjects(
                        state, prefix == null ? "" : prefix, flag(request, "deleted")));
    }

    static Outcome<?> lookUp(RegistryState state, Context request) {
        return avro(request)
                .then(text ->
                        RegistryQueries.lookUp(
                                state, subject(request), text, flag(request, "deleted")))
                .map(Version::of);
    }

    static Outcome<?> deleteSubject(RegistryState state, Context request) {
        return RegistryDecider.deleteSubject(state, subject(request), flag(request, "permanent"));
    }

    static Outcome<?> versions(RegistryState state, Context request) {
        return RegistryQueries.versions(state, subject(request), flag(request, "deleted"))
                .map(found -> found.stream().map(SchemaVersion::version).toList());
    }

    static Outcome<?> register(RegistryState state, Context request) {
        return avro(request)
                .then(text -> RegistryDecider.register(state, subject(request), text))
                .map(version -> Map.of("id", version.id()));
    }

    static Outcome<?> version(RegistryState state, Context request) {
        return oneVersion(state, request).map(Version::of);
    }

    static Outcome<?> versionText(RegistryState state, Context request) {
        return oneVersion(state, request).map(version -> json(version.schema()));
    }

    /// References between schemas are not supported, so there are none.
    static Outcome<?> referencedBy(RegistryState state, Context request) {
        return oneVersion(state, request).map(_ -> List.of());
    }

    static Outcome<?> deleteVersion(RegistryState state, Context request) {
        return number(request)
                .then(number ->
                        RegistryDecider.deleteVersion(
                                state, subject(request), number, flag(request, "permanent")));
    }

    static Outcome<?> checkAgainstAll(RegistryState state, Context request) {
        return avro(request)
                .then(text -> RegistryQueries.conflicts(state, subject(request), text))
                .map(check(request));
    }

    static Outcome<?> checkAgainstOne(RegistryState state, Context request) {
        return number(request)
                .then(number ->
                        avro(request)
                                .then(text ->
                                        RegistryQueries.conflicts(
                                                state, subject(request), number, text)))
                .map(check(request));
    }

    static Outcome<?> globalLevel(RegistryState state, Context request) {
        return Outcome.of(Map.of("compatibilityLevel", state.globalLevel()));
    }

    static Outcome<?> level(RegistryState state, Context request) {
        return RegistryQueries.level(state, subject(request), flag(request, "defaultToGlobal"))
                .map(level -> Map.of("compatibilityLevel", level));
    }

    static Outcome<?> setGlobalLevel(RegistryState state, Context request) {
        return wantedLevel(request)
                .then(name -> RegistryDecider.setLevel(null, name))
                .map(level -> Map.of("compatibility", level));
    }

    static Outcome<?> setLevel(RegistryState state, Context request) {
        return wantedLevel(request)
                .then(name -> RegistryDecider.setLevel(subject(request), name))
                .map(level -> Map.of("compatibility", level));
    }

    static Outcome<?> clearGlobalLevel(RegistryState state, Context request) {
        return RegistryDecider.clearLevel(state, null)
                .map(level -> Map.of("compatibilityLevel", level));
    }

    static Outcome<?> clearLevel(RegistryState state, Context request) {
        return RegistryDecider.clearLevel(state, subject(request))
                .map(level -> Map.of("compatibilityLevel", level));
    }

    static Outcome<?> globalMode(RegistryState state, Context request) {
        return Outcome.of(Map.of("mode", "READWRITE"));
    }

    static Outcome<?> mode(RegistryState state, Context request) {
        return flag(request, "defaultToGlobal")
                ? globalMode(state, request)
                : Outcome.refused(Refusal.noMode(subject(request)));
    }

    private static Outcome<List<SchemaVersion>> withId(RegistryState state, Context request) {
        String text = request.pathParam("id");
        try {
            return RegistryQueries.withId(state, Integer.parseInt(text));
        } catch (NumberFormatException _) {
            return Outcome.refused(Refusal.noSchema(text));
        }
    }

    private static Stream<SchemaVersion> visible(List<SchemaVersion> versions, Context request) {
        boolean deleted = flag(request, "deleted");
        return versions.stream().filter(version -> deleted || !version.deleted());
    }

    private static Outcome<SchemaVersion> oneVersion(RegistryState state, Context request) {
        return number(request)
                .then(number ->
                        RegistryQueries.version(
                                state, subject(request), number, flag(request, "deleted")));
    }

    private static Function<List<String>, Check> check(Context request) {
        return conflicts ->
                new Check(conflicts.isEmpty(), flag(request, "verbose") ? conflicts : null);
    }

    private static String subject(Context request) {
        return request.pathParam("subject");
    }

    private static Outcome<VersionNumber> number(Context request) {
        return VersionNumber.parse(request.pathParam("version"));
    }

    private static boolean flag(Context request, String name) {
        return Boolean.parseBoolean(request.queryParam(name));
    }

    private static Outcome<String> avro(Context request) {
        return body(request, SchemaRequest.class).then(SchemaRequest::avro);
    }

    private static Outcome<String> wantedLevel(Context request) {
        return body(request, JsonNode.class).map(body -> body.path("compatibility").asText());
    }

    private static <T> Outcome<T> body(Context request, Class<T> type) {
        try {
            T body = JSON.readValue(request.bodyAsBytes(), type);
            return body == null
                    ? Outcome.refused(Refusal.malformed("a JSON object is needed"))
                    : Outcome.of(body);
        } catch (JsonProcessingException e) {
            return Outcome.refused(Refusal.malformed(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
