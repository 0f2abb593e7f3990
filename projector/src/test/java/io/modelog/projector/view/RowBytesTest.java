package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.model.Stage;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepStatus;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import io.modelog.projector.view.RunView.AttachedTo;
import io.modelog.projector.view.StepView.StepArtifactView;
import io.modelog.projector.view.Table.ArtifactVersionAt;
import io.modelog.projector.view.Table.LinkedBy;
import io.modelog.projector.view.VersionView.LinkCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowBytesTest {
    private static final UUID ID = UUID.fromString("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
    private static final Instant TIME = Instant.parse("2026-11-01T08:00:00.123456Z");
    private static final JsonNode OBJECT = RowJson.parse("{\"rate\": 0.10, \"Größe\": [1, null]}");
    private static final Map<String, JsonNode> METADATA =
            Map.of("accuracy", RowJson.parse("0.970"), "run", OBJECT);

    @Test
    void a_model_is_read_as_it_was_written() {
        comesBack(
                Table.MODELS,
                new ModelView(
                        "iris",
                        ID,
                        "Apache-2.0",
                        null,
                        "Wer Blumen liebt 🌷",
                        "",
                        null,
                        null,
                        null,
                        List.of("demo", "lab"),
                        true,
                        List.of("staging", "production"),
                        300L,
                        7,
                        TIME,
                        "ada",
                        TIME.plusNanos(1000),
                        "bob",
                        Long.MAX_VALUE));
    }

    @Test
    void a_version_is_read_as_it_was_written() {
        comesBack(Table.VERSIONS, version(Stage.PRODUCTION, METADATA));
        comesBack(Table.VERSIONS, version(new Stage("canary"), Map.of()));
        comesBack(Table.VERSIONS, version(null, Map.of()));
    }

    private static VersionView version(@Nullable Stage stage, Map<String, JsonNode> metadata) {
        return new VersionView(
                "iris",
                4,
                ID,
                "four",
                null,
                stage,
                List.of(),
                metadata,
                new LinkCounts(1, 2, 3),
                1,
                ID,
                stage == null ? null : TIME,
                TIME,
                "ada",
                TIME,
                "ada",
                128);
    }

    @Test
    void an_artifact_and_its_versions_are_read_as_they_were_written() {
        comesBack(
                Table.ARTIFACTS,
                new ArtifactView(
                        "data", ID, ArtifactKind.DATA, List.of("raw"), null, 0, TIME, "ada", 1));
        comesBack(Table.ARTIFACT_VERSIONS, artifactVersion(OBJECT));
        comesBack(Table.ARTIFACT_VERSIONS, artifactVersion(null));
        comesBack(Table.ARTIFACT_VERSION_IDS, new ArtifactVersionAt("data", 9));
    }

    private static ArtifactVersionView artifactVersion(@Nullable JsonNode schema) {
        return new ArtifactVersionView(
                "data",
                2,
                ID,
                "file:///data/2",
                "ab".repeat(32),
                1L << 40,
                "application/json",
                "java.util.List",
                schema,
                ArtifactKind.ENDPOINT,
                schema == null ? null : new ProducerView(ID, "load", "data"),
                List.of(),
                METADATA,
                TIME,
                "ada",
                3);
    }

    @Test
    void a_link_is_read_as_it_was_written() {
        comesBack(
                Table.LINKS,
                new LinkView(
                        "data@2",
                        "iris",
                        4,
                        ArtifactKind.MODEL,
                        "data",
                        2,
                        "file:///data/2",
                        "ab".repeat(32),
                        0,
                        "application/json",
                        "java.util.List",
                        TIME,
                        "ada"));
        comesBack(Table.LINKED_BY, new LinkedBy("iris", 4, 2, 9));
    }

    @Test
    void a_run_and_its_steps_are_read_as_they_were_written() {
        comesBack(
                Table.RUNS,
                new RunView(
                        ID,
                        "nightly",
                        "train",
                        RunStatus.FAILED,
                        OBJECT,
                        30,
                        METADATA,
                        "it broke",
                        TIME,
                        "ada",
                        TIME,
                        List.of(new AttachedTo("iris", 4)),
                        12));
        comesBack(
                Table.RUN_STEPS,
                new StepRow(
                        2,
                        new StepView(
                                "train",
                                StepStatus.CACHED,
                                RowJson.parse("{}"),
                                "key",
                                List.of(new StepArtifactView("split", "data", 2)),
                                List.of(),
                                METADATA,
                                null,
                                TIME,
                                null),
                        5));
    }

    @Test
    void metadata_and_tags_are_read_as_they_were_written() {
        comesBack(
                Table.METADATA,
                new MetadataView("accuracy", "double", RowJson.parse("0.970"), TIME, "ada"));
        comesBack(Table.TAGGED, new TaggedView(TaggedView.Kind.VERSION, "iris", 4L));
        comesBack(Table.TAGGED, new TaggedView(TaggedView.Kind.MODEL, "iris", null));
    }

    @Test
    void numbers_take_as_many_bytes_as_they_need() {
        for (var number : new long[] {0, -1, 63, 64, -65, 1L << 40, Long.MIN_VALUE}) {
            var row = new RowWriter().number(number).row();
            assertThat(new RowReader(row).number()).isEqualTo(number);
        }
        assertThat(new RowWriter().number(63).row()).hasSize(1);
        assertThat(new RowWriter().number(64).row()).hasSize(2);
        assertThat(new RowWriter().number(Long.MIN_VALUE).row()).hasSize(10);
    }

    private static <V> void comesBack(Table<V> table, V row) {
        assertThat(table.decode().apply(table.encode().apply(row))).isEqualTo(row);
    }
}
