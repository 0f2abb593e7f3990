package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepCompleted;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.Facts.unlinked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.Stage;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.StepArtifact;
import io.modelog.projector.lineage.LineageGraph;
import io.modelog.projector.lineage.LineageQuery;
import io.modelog.projector.lineage.LineageQuery.Direction;
import io.modelog.projector.lineage.LineageQuery.NodeType;
import io.modelog.projector.lineage.LineageStart;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A run trains `iris@1` from `split@1`; another one predicts with it.
final class LineageTest {
    private static final String TRAIN = "step:%s/train".formatted(RUN);
    private static final RunId PREDICTION = new RunId(new UUID(1, 2));
    private static final String PREDICT = "step:%s/predict".formatted(PREDICTION);
    private static final ArtifactVersionId CLASSIFIER = artifact("classifier");
    private static final ArtifactVersionId FLOWERS = artifact("flowers");
    private static final ArtifactVersionId PREDICTIONS = artifact("predictions");

    private static final List<Event> TRAINED =
            List.of(
                    registered(IRIS),
                    started(RUN),
                    created(IRIS, 1),
                    event(IRIS, new ModelEvent.RunAttached(1, RUN, OnFailure.KEEP)),
                    stepStarted("load"),
                    stepCompleted("load", split(1)),
                    stepStarted("train", split(1)),
                    stepCompleted("train", CLASSIFIER),
                    linked(1, split(1), ArtifactKind.DATA),
                    linked(1, CLASSIFIER, ArtifactKind.MODEL),
                    staged(1, null, Stage.PRODUCTION));

    private static final List<Event> PREDICTED =
            List.of(
                    started(PREDICTION),
                    attached(1, PREDICTION),
                    event(
                            PREDICTION,
                            new RunEvent.StepStarted(
                                    new StepName("predict"),
                                    List.of(
                                            new StepArtifact("model", CLASSIFIER),
                                            new StepArtifact("flowers", FLOWERS)),
                                    "{}",
                                    null)),
                    event(
                            PREDICTION,
                            new RunEvent.StepCompleted(
                                    new StepName("predict"),
                                    List.of(new StepArtifact("it", PREDICTIONS)))),
                    linked(1, PREDICTIONS, ArtifactKind.DATA));

    private final OpenViews open = new OpenViews();

    LineageTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void downstream_of_data_are_the_versions_made_from_it_and_what_was_made_with_those() {
        open.given(log(TRAINED, PREDICTED));

        assertThat(edges(walk("artifact:split@1", Direction.DOWNSTREAM)))
                .containsExactly(
                        "artifact:split@1 read " + TRAIN,
                        "artifact:split@1 linked model:iris@1",
                        TRAIN + " wrote artifact:classifier@1",
                        TRAIN + " part run:" + RUN,
                        "model:iris@1 linked artifact:predictions@1",
                        "model:iris@1 used run:" + PREDICTION,
                        "artifact:classifier@1 read " + PREDICT,
                        "artifact:classifier@1 linked model:iris@1",
                        "run:%s made model:iris@1".formatted(RUN),
                        "run:%s part %s".formatted(PREDICTION, PREDICT),
                        PREDICT + " wrote artifact:predictions@1");
    }

    @Test
    void upstream_of_a_prediction_are_its_data_and_the_version_and_all_that_went_into_that() {
        open.given(log(TRAINED, PREDICTED));

        assertThat(nodes(walk("artifact:predictions@1", Direction.UPSTREAM)))
                .containsExactly(
                        "0 artifact:predictions@1",
                        "1 " + PREDICT,
                        "1 model:iris@1",
                        "2 artifact:classifier@1",
                        "2 artifact:flowers@1",
                        "2 run:" + PREDICTION,
                        "2 artifact:split@1",
                        "2 run:" + RUN,
                        "3 " + TRAIN,
                        "3 step:%s/load".formatted(RUN));
    }

    @Test
    void data_that_was_only_predicted_from_did_not_make_the_version() {
        open.given(log(TRAINED, PREDICTED));

        var found =
                open.views()
                        .lineage()
                        .walk(
                                new LineageQuery(
                                        LineageStart.parse("artifact:flowers@1"),
                                        Direction.DOWNSTREAM,
                                        20,
                                        100,
                                        NodeType.MODEL,
                                        Stage.PRODUCTION,
                                        null))
                        .orElseThrow();

        assertThat(found.found()).isEmpty();
        assertThat(nodes(found)).containsExactly("0 artifact:flowers@1");
    }

    @Test
    void which_production_models_come_from_a_data_set_version_is_one_walk() {
        open.given(log(TRAINED, PREDICTED));

        var found =
                open.views()
                        .lineage()
                        .walk(
                                new LineageQuery(
                                        LineageStart.parse("artifact:split@latest"),
                                        Direction.DOWNSTREAM,
                                        20,
                                        100,
                                        null,
                                        Stage.PRODUCTION,
                                        null));

        assertThat(found).isEmpty(); // nobody registered the artifact, so it has no newest version
        assertThat(
                        walk("artifact:split@1", Direction.DOWNSTREAM, 20, 100, Stage.PRODUCTION)
                                .found())
                .containsExactly("model:iris@1");
    }

    @Test
    void a_step_does_not_lead_through_its_run_to_the_other_steps() {
        open.given(
                started(RUN),
                stepStarted("left", split(1)),
                stepCompleted("left", split(2)),
                stepStarted("right", split(3)),
                stepCompleted("right", split(4)));

        assertThat(nodes(walk("artifact:split@1", Direction.BOTH)))
                .containsExactly(
                        "0 artifact:split@1",
                        "1 step:%s/left".formatted(RUN),
                        "2 artifact:split@2");
        assertThat(nodes(walk("run:" + RUN, Direction.UPSTREAM)))
                .containsExactly(
                        "0 run:" + RUN,
                        "1 step:%s/left".formatted(RUN),
                        "1 step:%s/right".formatted(RUN),
                        "2 artifact:split@1",
                        "2 artifact:split@3");
    }

    @Test
    void a_walk_says_which_bound_ended_it_and_where() {
        open.given(log(TRAINED, PREDICTED));

        var shallow = walk("artifact:split@1", Direction.DOWNSTREAM, 1, 100, null);
        assertThat(nodes(shallow))
                .containsExactly("0 artifact:split@1", "1 " + TRAIN, "1 model:iris@1");
        assertThat(shallow.cut())
                .isEqualTo(new LineageGraph.Cut("depth", List.of(TRAIN, "model:iris@1")));
        var narrow = walk("artifact:split@1", Direction.DOWNSTREAM, 20, 2, null);
        assertThat(nodes(narrow)).containsExactly("0 artifact:split@1", "1 " + TRAIN);
        assertThat(narrow.cut())
                .isEqualTo(new LineageGraph.Cut("limit", List.of("artifact:split@1")));
        assertThat(walk("artifact:split@1", Direction.DOWNSTREAM).cut()).isNull();
    }

    @Test
    void as_of_a_moment_only_what_was_related_then_is_seen() {
        open.given(log(TRAINED, PREDICTED, List.of(unlinked(1, split(1)), Facts.deleted(1))));

        assertThat(edges(asOf("artifact:split@1", Facts.at(9))))
                .containsExactly(
                        "artifact:split@1 read " + TRAIN,
                        "artifact:split@1 linked model:iris@1",
                        TRAIN + " wrote artifact:classifier@1",
                        TRAIN + " part run:" + RUN,
                        "run:%s made model:iris@1".formatted(RUN));
        assertThat(asOf("model:iris@production", Facts.at(16)).nodes())
                .extracting(LineageGraph.Node::id)
                .containsExactly(
                        "model:iris@1", "artifact:predictions@1", "run:" + PREDICTION, PREDICT);
        assertThat(walkable("model:iris@1", null)).isFalse();
        assertThat(walkable("model:iris@1", new AsOf.Time(Facts.at(2)))).isFalse();
        assertThat(walkable("model:iris@1", new AsOf.Time(Facts.at(3)))).isTrue();
    }

    @Test
    void a_deleted_run_is_seen_as_of_a_moment_before() {
        open.given(
                log(
                        List.of(
                                started(RUN),
                                stepStarted("train", split(1)),
                                stepCompleted("train", split(2)),
                                event(RUN, new RunEvent.RunDeleted()))));

        assertThat(walkable("artifact:split@1", null)).isFalse();
        assertThat(nodes(asOf("artifact:split@1", Facts.at(2))))
                .containsExactly("0 artifact:split@1", "1 " + TRAIN);
        assertThat(nodes(asOf("artifact:split@1", Facts.at(3))))
                .containsExactly("0 artifact:split@1", "1 " + TRAIN, "2 artifact:split@2");
        assertThat(asOf("run:" + RUN, Facts.at(3)).nodes().getFirst().status())
                .isEqualTo("running");
    }

    @Test
    void a_position_counts_by_offset_and_has_to_name_the_partitions() {
        open.given(log(List.of(started(RUN), stepStarted("train", split(1)))));
        var partition = Topics.partitionOf(event(RUN, new RunEvent.RunDeleted()).stream());

        assertThat(walkable("step:" + RUN + "/train", new AsOf.At(Position.of(partition, 0))))
                .isFalse();
        assertThat(walkable("step:" + RUN + "/train", new AsOf.At(Position.of(partition, 1))))
                .isTrue();
        assertThatThrownBy(() ->
                        walkable(
                                "step:" + RUN + "/train",
                                new AsOf.At(Position.of((partition + 1) % 12, 0))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessageContaining("names no offset of partition " + partition);
    }

    @SafeVarargs
    private static TestLog log(List<Event>... parts) {
        var all = new ArrayList<Event>();
        for (var part : parts) {
            all.addAll(part);
        }
        return TestLog.of(all.toArray(Event[]::new));
    }

    private LineageGraph walk(String start, Direction direction) {
        return walk(start, direction, 20, 100, null);
    }

    private LineageGraph walk(
            String start, Direction direction, int depth, int limit, @Nullable Stage stage) {
        return open.views()
                .lineage()
                .walk(
                        new LineageQuery(
                                LineageStart.parse(start),
                                direction,
                                depth,
                                limit,
                                null,
                                stage,
                                null))
                .orElseThrow();
    }

    private LineageGraph asOf(String start, Instant time) {
        return open.views()
                .lineage()
                .walk(
                        new LineageQuery(
                                LineageStart.parse(start),
                                Direction.DOWNSTREAM,
                                20,
                                100,
                                null,
                                null,
                                new AsOf.Time(time)))
                .orElseThrow();
    }

    private boolean walkable(String start, @Nullable AsOf asOf) {
        return open.views()
                .lineage()
                .walk(
                        new LineageQuery(
                                LineageStart.parse(start),
                                Direction.DOWNSTREAM,
                                20,
                                100,
                                null,
                                null,
                                asOf))
                .isPresent();
    }

    private static List<String> nodes(LineageGraph graph) {
        return graph.nodes().stream().map(node -> node.depth() + " " + node.id()).toList();
    }

    private static List<String> edges(LineageGraph graph) {
        var edges = new ArrayList<String>();
        graph.edges().forEach(edge -> edges.add(edge.from() + " " + edge.type() + " " + edge.to()));
        return edges;
    }

    private static ArtifactVersionId artifact(String name) {
        return new ArtifactVersionId(new ArtifactName(name), 1);
    }
}
