package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.entry;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.TextNode;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.id.StepName;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.metadata.MetadataValue.Flag;
import io.modelog.events.metadata.MetadataValue.Text;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.run.RunEvent.RunMetadataLogged;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// M-1 to M-4: typed values on versions, artifact versions, runs and steps.
final class MetadataViewTest {
    private static final StepName LOAD = new StepName("load");

    private final OpenViews open = new OpenViews();
    private final Views views = open.views();

    MetadataViewTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    static List<Arguments> values() {
        return List.of(
                Arguments.of(new Text("0.9"), "string", "\"0.9\""),
                Arguments.of(new Whole(3), "long", "3"),
                Arguments.of(new Whole(Long.MIN_VALUE), "long", "-9223372036854775808"),
                Arguments.of(new MetadataValue.Real(0.9), "double", "0.9"),
                Arguments.of(new MetadataValue.Real(3), "double", "3.0"),
                Arguments.of(new MetadataValue.Real(1e300), "double", "1.0E+300"),
                Arguments.of(new Flag(false), "bool", "false"),
                Arguments.of(
                        new MetadataValue.Listed(List.of(new Whole(1), new Text("a"))),
                        "list",
                        "[1,\"a\"]"),
                Arguments.of(
                        MetadataValue.Mapped.of(Map.of("b", new Whole(1))), "map", "{\"b\":1}"),
                Arguments.of(
                        new MetadataValue.Uri("s3://bucket/data"),
                        "uri",
                        "{\"$uri\":\"s3://bucket/data\"}"),
                Arguments.of(new MetadataValue.Size(1 << 20), "size", "{\"$size\":1048576}"),
                Arguments.of(
                        new MetadataValue.Dtype("float32"), "dtype", "{\"$dtype\":\"float32\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_keeps_its_type_and_reads_as_the_json_of_the_reference(
            MetadataValue value, String type, String json) {
        open.given(registered(IRIS), created(IRIS, 1), logged(1, "key", value));

        var entry = views.metadata(IRIS, 1, ALL).items().getFirst();

        assertThat(entry.type()).isEqualTo(type);
        assertThat(entry.value()).hasToString(json);
        assertThat(version().metadata()).containsExactly(Map.entry("key", entry.value()));
    }

    @Test
    void the_value_logged_last_counts_and_says_when_and_by_whom() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                logged(1, "b", new Whole(1)),
                logged(1, "a", new Whole(2)),
                logged(1, "b", new Text("x")));

        assertThat(inPages(1, page -> views.metadata(IRIS, 1, page)))
                .extracting(MetadataView::key, MetadataView::type, MetadataView::loggedAt)
                .containsExactly(tuple("a", "long", at(4)), tuple("b", "string", at(5)));
        assertThat(views.metadata(IRIS, 1, ALL).items().getLast())
                .isEqualTo(new MetadataView("b", "string", new TextNode("x"), at(5), "ada"));
        assertThat(version().metadata().keySet()).containsExactly("a", "b");
        assertThat(version())
                .extracting(VersionView::updatedAt, VersionView::sequence)
                .containsExactly(at(5), 5L);
    }

    @Test
    void a_version_has_its_own_metadata_and_no_other() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                logged(1, "key", new Whole(1)),
                logged(2, "key", new Whole(2)));

        assertThat(views.metadata(IRIS, 2, ALL).items())
                .extracting(entry -> entry.value().longValue())
                .containsExactly(2L);
        assertThat(views.metadata(IRIS, 3, ALL).items()).isEmpty();
    }

    @Test
    void an_artifact_version_has_metadata() {
        open.given(
                splitRegistered(),
                splitCreated(1),
                event(SPLIT, new ArtifactMetadataLogged(1, entry("rows", new Whole(150)))));

        var artifactVersion = views.artifacts().version(SPLIT, OptionalLong.of(1)).orElseThrow();
        assertThat(artifactVersion.value().metadata().get("rows")).hasToString("150");
        assertThat(artifactVersion.value().sequence()).isEqualTo(3);
        assertThat(views.artifacts().metadata(SPLIT, 1, ALL).items())
                .extracting(MetadataView::key, MetadataView::type)
                .containsExactly(tuple("rows", "long"));
    }

    @Test
    void a_run_and_each_of_its_steps_have_metadata_of_their_own() {
        open.given(
                started(RUN),
                stepStarted("load"),
                event(RUN, new RunMetadataLogged(null, entry("seed", new Whole(7)))),
                event(RUN, new RunMetadataLogged(LOAD, entry("cached", new Flag(true)))));

        var runs = views.runs();
        assertThat(runs.find(RUN).orElseThrow().value().metadata().keySet())
                .containsExactly("seed");
        assertThat(runs.steps(RUN).getFirst().metadata().keySet()).containsExactly("cached");
        assertThat(runs.metadata(RUN, null, ALL).items())
                .extracting(MetadataView::key)
                .containsExactly("seed");
        assertThat(runs.metadata(RUN, LOAD, ALL).items())
                .extracting(MetadataView::key)
                .containsExactly("cached");
        assertThat(runs.find(RUN).orElseThrow().value().sequence()).isEqualTo(3);
    }

    private VersionView version() {
        return views.version(IRIS, new VersionSelector.Numbered(1)).orElseThrow().value();
    }
}
