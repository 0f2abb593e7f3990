package io.modelog.projector.view;

import static io.modelog.projector.view.Table.ARTIFACTS;
import static io.modelog.projector.view.Table.ARTIFACT_VERSIONS;
import static io.modelog.projector.view.Table.LINKS;
import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.RUNS;
import static io.modelog.projector.view.Table.RUN_STEPS;
import static io.modelog.projector.view.Table.STAGES;
import static io.modelog.projector.view.Table.TAGS;
import static io.modelog.projector.view.Table.VERSIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.run.RunEvent;
import io.modelog.events.tag.TagEvent;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The values that an event is about to take the place of, as the views have them. [Changes] has those that it sets.
record Replaced(Rows rows, EventEnvelope envelope) {
    private static final SortedMap<String, JsonNode> NONE = ReplacedRow.NONE.values();

    SortedMap<String, JsonNode> values() {
        return switch (envelope.event()) {
            case Event.OfModel(var model, var e) -> ofModel(model.value(), e);
            case Event.OfArtifact(var artifact, var e) -> ofArtifact(artifact.value(), e);
            case Event.OfRun(var run, RunEvent.RunMetadataLogged e) ->
                    new EventValues().metadata(metadata(run.value(), e), e.entries()).byField();
            case Event.OfTag(var tag, TagEvent.TagRecolored _) ->
                    new EventValues()
                            .text("color", existing(TAGS, Keys.name(tag.value())).color())
                            .byField();
            case Event.OfRun _, Event.OfTag _, Event.OfErasure _ -> NONE;
        };
    }

    private SortedMap<String, JsonNode> ofModel(String model, ModelEvent event) {
        return switch (event) {
            case ModelEvent.ModelUpdated _ ->
                    new EventValues().details(details(model(model))).byField();
            case ModelEvent.StagesDefined _ -> new EventValues().stages(stages(model)).byField();
            case ModelEvent.StagePolicyChanged(var stage, _) ->
                    new EventValues().policy(stages(model).policy(stage.name())).byField();
            case ModelEvent.VersionUpdated(var number, _, _) -> {
                var version = version(model, number);
                yield new EventValues()
                        .text("name", version.name())
                        .text("description", version.description())
                        .byField();
            }
            case ModelEvent.TagsChanged(var number, _) ->
                    new EventValues().tags(tags(model, number)).byField();
            case ModelEvent.MetadataLogged(var number, var entries) ->
                    new EventValues()
                            .metadata(version(model, number).metadata(), entries)
                            .byField();
            case ModelEvent.ArtifactLinked e -> kind(model, e);
            case ModelEvent.ModelRegistered _,
                    ModelEvent.ModelDeleted _,
                    ModelEvent.VersionCreated _,
                    ModelEvent.VersionStageChanged _,
                    ModelEvent.VersionDeleted _,
                    ModelEvent.PromotionRequested _,
                    ModelEvent.PromotionApproved _,
                    ModelEvent.PromotionRejected _,
                    ModelEvent.PromotionWithdrawn _,
                    ModelEvent.PromotionRefused _,
                    ModelEvent.ArtifactUnlinked _,
                    ModelEvent.RunAttached _,
                    ModelEvent.VersionReleased _,
                    ModelEvent.RunDetached _ ->
                    NONE;
        };
    }

    private static ModelDetails details(ModelView model) {
        return new ModelDetails(
                model.license(),
                model.description(),
                model.audience(),
                model.useCases(),
                model.limitations(),
                model.tradeOffs(),
                model.ethics(),
                model.saveToRegistry());
    }

    private List<String> tags(String model, @Nullable Long number) {
        return number == null ? model(model).tags() : version(model, number).tags();
    }

    private SortedMap<String, JsonNode> kind(String model, ModelEvent.ArtifactLinked event) {
        var artifact = event.artifact();
        var key = Keys.link(model, event.number(), artifact.artifact().value(), artifact.version());
        var link = rows.get(LINKS, key);
        return link == null ? NONE : new EventValues().text("kind", link.kind()).byField();
    }

    private SortedMap<String, JsonNode> ofArtifact(String artifact, ArtifactEvent event) {
        return switch (event) {
            case ArtifactEvent.ArtifactTagsChanged(var number, _) ->
                    new EventValues()
                            .tags(
                                    number == null
                                            ? existing(ARTIFACTS, Keys.name(artifact)).tags()
                                            : artifactVersion(artifact, number).tags())
                            .byField();
            case ArtifactEvent.ArtifactMetadataLogged(var number, var entries) ->
                    new EventValues()
                            .metadata(artifactVersion(artifact, number).metadata(), entries)
                            .byField();
            case ArtifactEvent.ArtifactRegistered _,
                    ArtifactEvent.ArtifactVersionCreated _,
                    ArtifactEvent.ArtifactVersionDeleted _,
                    ArtifactEvent.ArtifactDeleted _ ->
                    NONE;
        };
    }

    private Map<String, JsonNode> metadata(UUID run, RunEvent.RunMetadataLogged event) {
        var step = event.step();
        return step == null
                ? existing(RUNS, Keys.run(run)).metadata()
                : existing(RUN_STEPS, Keys.step(run, step.value())).step().metadata();
    }

    private ModelView model(String model) {
        return existing(MODELS, Keys.name(model));
    }

    private StagesRow stages(String model) {
        return StagesRow.orStandard(rows.get(STAGES, Keys.name(model)));
    }

    private VersionView version(String model, long number) {
        return existing(VERSIONS, Keys.version(model, number));
    }

    private ArtifactVersionView artifactVersion(String artifact, long number) {
        return existing(ARTIFACT_VERSIONS, Keys.version(artifact, number));
    }

    private <V> V existing(Table<V> table, Key key) {
        return rows.existing(table, key, envelope);
    }
}
