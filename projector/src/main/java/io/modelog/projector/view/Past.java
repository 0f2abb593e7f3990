package io.modelog.projector.view;

import static io.modelog.projector.view.Table.HISTORY;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows as they were right after an event of their stream. One that has not changed since is read, and one that has
/// changed lately is kept; else the stream's history is folded up to that event.
record Past(Snapshot snapshot, EventCodec codec, RecentRows recent) {
    @Nullable VersionView version(ModelName model, long number, long sequence) {
        return row(
                Table.VERSIONS, Keys.version(model.value(), number), StreamId.of(model), sequence);
    }

    @Nullable ModelView model(ModelName model, long sequence) {
        return row(Table.MODELS, Keys.name(model.value()), StreamId.of(model), sequence);
    }

    /// Without the models it is attached to, which other streams tell.
    @Nullable RunView run(RunId run, long sequence) {
        return row(Table.RUNS, Keys.run(run.value()), StreamId.of(run), sequence);
    }

    @Nullable StepView step(RunId run, StepName step, long sequence) {
        var key = Keys.step(run.value(), step.value());
        var row = row(Table.RUN_STEPS, key, StreamId.of(run), sequence);
        return row == null ? null : row.step();
    }

    @Nullable ArtifactView artifact(ArtifactName artifact, long sequence) {
        return row(Table.ARTIFACTS, Keys.name(artifact.value()), StreamId.of(artifact), sequence);
    }

    @Nullable ArtifactVersionView artifactVersion(
            ArtifactName artifact, long number, long sequence) {
        return row(
                Table.ARTIFACT_VERSIONS,
                Keys.version(artifact.value(), number),
                StreamId.of(artifact),
                sequence);
    }

    @Nullable RequestView request(ModelName model, long number, Stage stage, long sequence) {
        return row(
                Table.REQUESTS,
                Keys.request(model.value(), number, stage.name()),
                StreamId.of(model),
                sequence);
    }

    private <V> @Nullable V row(Table<V> table, Key key, StreamId stream, long sequence) {
        var known = known(table, key, sequence);
        return known != null ? known : fold(stream, sequence).get(table, key);
    }

    /// Null when only history knows: always of rows that do not tell what changed them last.
    <V> @Nullable V known(Table<V> table, Key key, long sequence) {
        if (!RecentRows.Sequenced.class.isAssignableFrom(table.type())) {
            return null;
        }
        var now = snapshot.get(table, key);
        if (now instanceof RecentRows.Sequenced row && row.sequence() <= sequence) {
            return now;
        }
        var kept = recent.at(table, key, sequence);
        return kept == null && table.equals(Table.VERSIONS)
                ? table.type().cast(left(key, sequence))
                : kept;
    }

    /// A version as it was when it next left a stage, if nothing had changed it until then.
    private @Nullable VersionView left(Key version, long sequence) {
        var found = new VersionView[1];
        snapshot.scan(
                Table.LEFT_VERSIONS,
                version,
                Keys.from(version, sequence),
                (_, row) -> {
                    found[0] = row;
                    return false;
                });
        return found[0] != null && found[0].sequence() <= sequence ? found[0] : null;
    }

    /// By key. Others may log to the same version at the same time: as long as that is under other keys, nothing is folded.
    List<MetadataView> metadata(ModelName model, long number, long sequence) {
        var stream = StreamId.of(model);
        var owner = Keys.metadataOf(stream, number);
        var then = known(Table.VERSIONS, Keys.version(model.value(), number), sequence);
        if (then != null) {
            var entries = now(owner);
            entries.removeIf(entry -> !then.metadata().containsKey(entry.key()));
            if (entries.size() == then.metadata().size()
                    && entries.stream().allMatch(entry -> isAsIn(then, entry))) {
                return entries;
            }
        }
        return then(stream, owner, sequence);
    }

    private static boolean isAsIn(VersionView then, MetadataView entry) {
        return !entry.loggedAt().isAfter(then.updatedAt())
                && entry.value().equals(then.metadata().get(entry.key()));
    }

    /// By key.
    List<MetadataView> metadata(ArtifactName artifact, long number, long sequence) {
        var stream = StreamId.of(artifact);
        var now = snapshot.get(Table.ARTIFACT_VERSIONS, Keys.version(artifact.value(), number));
        return now != null && now.sequence() <= sequence
                ? now(Keys.metadataOf(stream, number))
                : then(stream, Keys.metadataOf(stream, number), sequence);
    }

    /// By key.
    ///
    /// @param step null for the run itself
    List<MetadataView> metadata(RunId run, @Nullable StepName step, long sequence) {
        var stream = StreamId.of(run);
        RecentRows.Sequenced now =
                step == null
                        ? snapshot.get(Table.RUNS, Keys.run(run.value()))
                        : snapshot.get(Table.RUN_STEPS, Keys.step(run.value(), step.value()));
        return now != null && now.sequence() <= sequence
                ? now(Keys.metadataOf(stream, step))
                : then(stream, Keys.metadataOf(stream, step), sequence);
    }

    private List<MetadataView> now(Key owner) {
        var entries = new ArrayList<MetadataView>();
        snapshot.scan(Table.METADATA, owner, null, (_, entry) -> entries.add(entry));
        return entries;
    }

    private List<MetadataView> then(StreamId stream, Key owner, long sequence) {
        var rows = fold(stream, sequence);
        return rows.keys(Table.METADATA, owner).stream()
                .map(key -> Objects.requireNonNull(rows.get(Table.METADATA, key)))
                .toList();
    }

    /// All rows of a stream.
    MemoryRows fold(StreamId stream, long sequence) {
        var rows = new MemoryRows();
        snapshot.scan(
                HISTORY,
                Keys.records(stream),
                null,
                (key, record) -> {
                    if (Keys.lastNumber(key) > sequence) {
                        return false;
                    }
                    LogFold.project(rows, codec.decode(record.bytes()));
                    return true;
                });
        return rows;
    }
}
