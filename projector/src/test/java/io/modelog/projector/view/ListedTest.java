package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.CONTENT;
import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.entry;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.stepStarted;
import static io.modelog.projector.view.Facts.tagged;
import static io.modelog.projector.view.OpenViews.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.Producer;
import io.modelog.events.id.Actor;
import io.modelog.events.id.StepName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.metadata.MetadataValue.Real;
import io.modelog.events.metadata.MetadataValue.Text;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagEvent;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.query.Selection;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each list filters and sorts by the fields that the REST reference gives its items, and by no others.
final class ListedTest {
    private static final Path REFERENCE = Path.of("../docs/reference/rest.md");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private static final Part METADATA = new Part("metadata", "metadata.<key>");

    private static OpenViews open;
    private static Views views;

    /// @param item its name in the reference
    /// @param filter that names each field with the value that one item has
    /// @param inside fields of a part, instead of the part itself; empty for parts that no filter can name
    record ItemList(
            String item, Function<Page.Request, Page<?>> list, String filter, List<Part> inside) {
        ItemList(String item, Function<Page.Request, Page<?>> list, String filter, Part... inside) {
            this(item, list, filter, List.of(inside));
        }

        @Override
        public String toString() {
            return item;
        }
    }

    record Part(String name, List<String> fields) {
        Part(String name, String... fields) {
            this(name, List.of(fields));
        }
    }

    @BeforeAll
    static void open() throws IOException {
        open = new OpenViews();
        views = open.views();
        var load = new StepName("load");
        var details =
                new ModelDetails(
                        "MIT", "tells irises apart", "all", "demo", "small", "fast", "-", false);
        open.given(
                event(
                        IRIS,
                        new ModelEvent.ModelRegistered(new UUID(2, 4), details, List.of("demo"))),
                created(IRIS, 1),
                tagged(IRIS, 1L, List.of("gpu"), List.of()),
                logged(1, "accuracy", new Whole(1)),
                event(
                        IRIS,
                        new ModelEvent.StagePolicyChanged(
                                Stage.STAGING,
                                new StagePolicy(
                                        List.of(MetadataRule.parse("card")), Stage.NONE, 2))),
                linked(1, split(1), ArtifactKind.MODEL),
                attached(1, RUN),
                event(
                        IRIS,
                        new ModelEvent.PromotionRequested(1, Stage.PRODUCTION, new Actor("bob"))),
                event(
                        IRIS,
                        new ModelEvent.PromotionRejected(
                                1, Stage.PRODUCTION, new Actor("eve"), "no")),
                staged(1, null, Stage.STAGING),
                started(RUN),
                stepStarted("load"),
                event(RUN, new RunEvent.RunMetadataLogged(null, entry("accuracy", new Real(0.5)))),
                event(RUN, new RunEvent.RunMetadataLogged(load, entry("accuracy", new Text("x")))),
                event(RUN, new RunEvent.StepFailed(load, "no file")),
                event(RUN, new RunEvent.RunCompleted()),
                splitRegistered("raw"),
                event(
                        SPLIT,
                        new ArtifactEvent.ArtifactVersionCreated(
                                1,
                                new UUID(4, 1),
                                CONTENT,
                                ArtifactKind.MODEL,
                                new Producer(RUN, load, "out"),
                                List.of("clean"),
                                null)),
                new Event.OfTag(new TagName("gpu"), new TagEvent.TagRegistered(TagColor.RED)));
    }

    @AfterAll
    static void close() throws IOException {
        open.close();
    }

    static Stream<ItemList> lists() {
        return Stream.concat(ofModels(), ofOthers());
    }

    private static Stream<ItemList> ofModels() {
        return Stream.of(
                new ItemList(
                        "Model",
                        views::models,
                        """
                        name = iris AND id LIKE '%%-000000000004' AND license = MIT
                        AND description LIKE 'tells %%' AND audience = all AND useCases = demo
                        AND limitations = small AND tradeOffs = fast AND ethics = '-' AND tags = demo
                        AND saveToRegistry = false AND stages = production AND latestVersion = 1
                        AND versions = 1 AND createdAt = %s AND createdBy = ada
                        AND updatedAt = %s AND updatedBy = ada
                        """
                                .formatted(at(1), at(5))),
                new ItemList(
                        "Version",
                        page -> views.versions(IRIS, null, page),
                        """
                        model = iris AND number = 1 AND id LIKE '%%-000000000001' AND name = '1'
                        AND description IS NULL AND stage = staging AND tags = gpu
                        AND metadata.accuracy = 1 AND artifacts.data = 0 AND artifacts.model = 1
                        AND artifacts.endpoint = 0 AND runs = 1 AND heldBy IS NULL AND stageChangedAt = %s
                        AND createdAt = %s AND createdBy = ada AND updatedAt = %s
                        AND updatedBy = ada
                        """
                                .formatted(at(10), at(2), at(10)),
                        METADATA,
                        new Part(
                                "artifacts",
                                "artifacts.data",
                                "artifacts.model",
                                "artifacts.endpoint")),
                new ItemList(
                        "Metadata",
                        page -> views.metadata(IRIS, 1, page),
                        "key = accuracy AND type = long AND loggedAt = %s AND loggedBy = ada"
                                .formatted(at(4)),
                        new Part("value")),
                new ItemList(
                        "Stage",
                        page -> views.stages(IRIS, page),
                        """
                        name = staging AND exclusive = true AND policy.requires = 'card'
                        AND policy.after = none AND policy.approvals = 2 AND occupant = 1
                        AND versions = 1
                        """,
                        new Part("policy", "policy.requires", "policy.after", "policy.approvals")),
                new ItemList(
                        "Request",
                        page -> views.requests(null, null, page),
                        """
                        model = iris AND version = 1 AND stage = production AND status = rejected
                        AND requester = bob AND reason IS NULL AND requestedAt = %s
                        AND closedBy = ada AND comment = no AND closedAt = %s
                        """
                                .formatted(at(8), at(9)),
                        new Part("approvals")),
                new ItemList(
                        "Link",
                        page -> views.links(IRIS, 1, null, null, page),
                        """
                        id = 'split@1' AND model = iris AND version = 1 AND kind = model
                        AND artifact = split AND artifactVersion = 1 AND uri = 'file:///a'
                        AND sha256 LIKE 'abab%%' AND sizeBytes = 8 AND mediaType = 'application/json'
                        AND type = double AND linkedAt = %s AND linkedBy = ada
                        """
                                .formatted(at(6))),
                new ItemList(
                        "AttachedRun",
                        page -> views.attachedRuns(IRIS, 1, page),
                        """
                        runId LIKE '%%-000000000001' AND name = 'train-1' AND pipeline = train
                        AND status = completed AND startedAt = %s AND endedAt = %s
                        AND attachedAt = %s AND attachedBy = ada
                        """
                                .formatted(at(11), at(16), at(7))),
                new ItemList(
                        "Event",
                        page -> views.history().of(StreamId.of(IRIS), HistoryFilter.ALL, page),
                        """
                        id LIKE '%%-000000000003' AND stream = 'model/iris' AND sequence = 4
                        AND type = MetadataLogged AND time = %s AND actor = ada AND reason IS NULL
                        AND commandId = 'command-4' AND correlationId = 'command-4'
                        AND causationId IS NULL AND position = '%d:3'
                        """
                                .formatted(at(4), Topics.partitionOf(StreamId.of(IRIS))),
                        new Part("data"),
                        new Part("changes")));
    }

    private static Stream<ItemList> ofOthers() {
        return Stream.of(
                new ItemList(
                        "Artifact",
                        page -> views.artifacts().list(page),
                        """
                        name = split AND id LIKE '%%-000000000000' AND kind = data AND tags = raw
                        AND latestVersion = 1 AND versions = 1 AND createdAt = %s
                        AND createdBy = ada
                        """
                                .formatted(at(17))),
                new ItemList(
                        "ArtifactVersion",
                        page -> views.artifacts().versions(SPLIT, page),
                        """
                        artifact = split AND number = 1 AND id LIKE '%%-000000000001'
                        AND uri = 'file:///a' AND sha256 LIKE 'abab%%' AND sizeBytes = 8
                        AND mediaType = 'application/json' AND type = double AND kind = model
                        AND producer.runId LIKE '%%-000000000001' AND producer.step = load
                        AND producer.output = out AND tags = clean AND metadata.accuracy IS NULL
                        AND createdAt = %s AND createdBy = ada
                        """
                                .formatted(at(18)),
                        METADATA,
                        new Part("schema"),
                        new Part("producer", "producer.runId", "producer.step", "producer.output")),
                new ItemList(
                        "Run",
                        page -> views.runs().list(null, null, page),
                        """
                        id LIKE '%%-000000000001' AND name = 'train-1' AND pipeline = train
                        AND status = completed AND heartbeatSeconds IS NULL AND metadata.accuracy = 0.5 AND error IS NULL
                        AND startedAt = %s AND startedBy = ada AND endedAt = %s AND models = iris
                        """
                                .formatted(at(11), at(16)),
                        METADATA,
                        new Part("extra"),
                        new Part("steps")),
                new ItemList(
                        "Step",
                        page -> views.runs().steps(RUN, page),
                        """
                        name = load AND status = failed AND cacheKey IS NULL AND metadata.accuracy = 'x'
                        AND error = 'no file' AND startedAt = %s AND endedAt = %s
                        """
                                .formatted(at(12), at(15)),
                        METADATA,
                        new Part("parameters"),
                        new Part("inputs"),
                        new Part("outputs")),
                new ItemList(
                        "Tag",
                        page -> views.tags().list(page),
                        """
                        name = gpu AND color = red AND registered = true AND models = 0
                        AND versions = 1 AND artifacts = 0 AND artifactVersions = 0
                        """));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_has_the_fields_of_the_reference_and_no_others(ItemList listed) throws IOException {
        assertThat(fields(listed)).containsExactlyElementsOf(documented(listed));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_filter_over_all_fields_finds_the_item(ItemList listed) {
        for (var field : fields(listed)) {
            assertThat(listed.filter).contains(field.replace("<key>", "accuracy") + " ");
        }

        assertThat(page(listed, listed.filter, null).total()).isEqualTo(1);
        assertThat(page(listed, "NOT (%s)".formatted(listed.filter), null).total())
                .isEqualTo(listed.list.apply(ALL).items().size() - 1);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void each_field_of_one_value_sorts(ItemList listed) {
        for (var field : fields(listed)) {
            var sort = "-" + field.replace("<key>", "accuracy");
            var refused = catchThrowable(() -> page(listed, null, sort));
            if (refused != null) {
                assertThat(refused).hasMessageEndingWith("holds many values and has no order");
            }
        }
    }

    private static Page<?> page(ItemList listed, @Nullable String filter, @Nullable String sort) {
        return listed.list.apply(
                new Page.Request(ALL.limit(), null, new Selection(filter, sort, true)));
    }

    /// As the answer to a wrong name gives them.
    private static List<String> fields(ItemList listed) {
        var wrong = new Page.Request(ALL.limit(), null, new Selection("nothing = 1", null, false));
        var refused =
                Objects.requireNonNull(
                        catchThrowableOfType(InvalidQuery.class, () -> listed.list.apply(wrong)));
        var fields = String.valueOf(refused.getMessage()).replaceFirst(".*the fields are ", "");
        return List.of(fields.split(", "));
    }

    private static List<String> documented(ItemList listed) throws IOException {
        var lines = Files.readAllLines(REFERENCE);
        var start = "%s: `".formatted(listed.item);
        var text = new StringBuilder();
        lines.stream()
                .dropWhile(line -> !line.startsWith(start))
                .takeWhile(line -> !line.isBlank())
                .takeWhile(line -> line.startsWith(start) || !line.matches("[A-Z]\\w+: `.*"))
                .forEach(line -> text.append(line).append('\n'));
        var names = new ArrayList<String>();
        var plain = text.toString().replaceAll("\\([^()]*(\\([^()]*\\)[^()]*)*\\)", "");
        var name = NAME.matcher(plain.split("\\. ", 2)[0]);
        while (name.find()) {
            var part = listed.inside.stream().filter(p -> p.name.equals(name.group(1))).findFirst();
            names.addAll(part.map(Part::fields).orElse(List.of(name.group(1))));
        }
        return names;
    }
}
