package io.modelog.projector.view;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Rows of a log that was shorter, and the views of the whole: what the one says now, the others say of then.
record PastRows(MemoryRows shorter, Views views) {
    void check() {
        check(
                Table.MODELS,
                model -> StreamId.of(new ModelName(model.name())),
                (model, then) -> views.modelAt(new ModelName(model.name()), then));
        check(
                Table.VERSIONS,
                version -> StreamId.of(new ModelName(version.model())),
                (version, then) ->
                        views.versionAt(new ModelName(version.model()), version.number(), then));
        check(
                Table.REQUESTS,
                request -> StreamId.of(new ModelName(request.model())),
                (request, then) ->
                        views.requestAt(
                                new ModelName(request.model()),
                                request.version(),
                                new Stage(request.stage()),
                                then));
        check(
                Table.ARTIFACTS,
                artifact -> StreamId.of(new ArtifactName(artifact.name())),
                (artifact, then) -> views.artifacts().at(new ArtifactName(artifact.name()), then));
        check(
                Table.ARTIFACT_VERSIONS,
                version -> StreamId.of(new ArtifactName(version.artifact())),
                (version, then) ->
                        views.artifacts()
                                .versionAt(
                                        new ArtifactName(version.artifact()),
                                        version.number(),
                                        then));
        check(
                Table.RUNS,
                run -> StreamId.of(new RunId(run.id())),
                (run, then) ->
                        views.runs()
                                .at(new RunId(run.id()), then)
                                .map(r -> r.attachedTo(List.of())));
        checkMetadata();
    }

    private <V> void check(
            Table<V> table, Function<V, StreamId> stream, BiFunction<V, Long, Optional<V>> past) {
        for (var key : shorter.keys(table, Key.EMPTY)) {
            var row = requireNonNull(shorter.get(table, key));
            assertThat(past.apply(row, sequence(stream.apply(row)))).hasValue(row);
        }
    }

    private void checkMetadata() {
        for (var key : shorter.keys(Table.VERSIONS, Key.EMPTY)) {
            var version = requireNonNull(shorter.get(Table.VERSIONS, key));
            var model = new ModelName(version.model());
            var stream = StreamId.of(model);
            assertThat(views.metadataAt(model, version.number(), sequence(stream)))
                    .isEqualTo(metadata(Keys.metadataOf(stream, version.number())));
        }
        for (var key : shorter.keys(Table.ARTIFACT_VERSIONS, Key.EMPTY)) {
            var version = requireNonNull(shorter.get(Table.ARTIFACT_VERSIONS, key));
            var artifact = new ArtifactName(version.artifact());
            var stream = StreamId.of(artifact);
            assertThat(views.artifacts().metadataAt(artifact, version.number(), sequence(stream)))
                    .isEqualTo(metadata(Keys.metadataOf(stream, version.number())));
        }
        for (var key : shorter.keys(Table.RUNS, Key.EMPTY)) {
            var run = new RunId(requireNonNull(shorter.get(Table.RUNS, key)).id());
            var stream = StreamId.of(run);
            assertThat(views.runs().metadataAt(run, null, sequence(stream)))
                    .isEqualTo(metadata(Keys.metadataOf(stream, null)));
        }
    }

    private List<MetadataView> metadata(Key owner) {
        return shorter.keys(Table.METADATA, owner).stream()
                .map(key -> requireNonNull(shorter.get(Table.METADATA, key)))
                .toList();
    }

    private long sequence(StreamId stream) {
        return requireNonNull(shorter.get(Table.STREAMS, Keys.stream(stream))).sequence();
    }
}
