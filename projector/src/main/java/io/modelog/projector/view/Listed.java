package io.modelog.projector.view;

import static io.modelog.projector.query.Field.flag;
import static io.modelog.projector.query.Field.metadata;
import static io.modelog.projector.query.Field.number;
import static io.modelog.projector.query.Field.text;
import static io.modelog.projector.query.Field.texts;
import static io.modelog.projector.query.Field.time;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelog.projector.query.Field;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Value;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of each list that filters and sorts may name: those of the REST reference that have one value or many texts.
final class Listed {
    static final FieldSet<ModelView> MODELS =
            FieldSet.<ModelView>of(
                            text("name", ModelView::name),
                            text("id", ModelView::id),
                            text("license", ModelView::license),
                            text("description", ModelView::description),
                            text("audience", ModelView::audience),
                            text("useCases", ModelView::useCases),
                            text("limitations", ModelView::limitations),
                            text("tradeOffs", ModelView::tradeOffs),
                            text("ethics", ModelView::ethics),
                            texts("tags", ModelView::tags),
                            flag("saveToRegistry", ModelView::saveToRegistry),
                            texts("stages", ModelView::stages),
                            number("latestVersion", ModelView::latestVersion),
                            number("versions", ModelView::versions),
                            time("createdAt", ModelView::createdAt),
                            text("createdBy", ModelView::createdBy),
                            time("updatedAt", ModelView::updatedAt),
                            text("updatedBy", ModelView::updatedBy))
                    .inOrderOf("name");

    private static final FieldSet<VersionView> VERSIONS =
            FieldSet.of(
                    text("model", VersionView::model),
                    number("number", VersionView::number),
                    text("id", VersionView::id),
                    text("name", VersionView::name),
                    text("description", VersionView::description),
                    text("stage", VersionView::stage),
                    texts("tags", VersionView::tags),
                    metadata("metadata", (version, key) -> values(version.metadata(), key)),
                    number("artifacts.data", version -> version.artifacts().data()),
                    number("artifacts.model", version -> version.artifacts().model()),
                    number("artifacts.endpoint", version -> version.artifacts().endpoint()),
                    number("runs", VersionView::runs),
                    text("heldBy", VersionView::heldBy),
                    time("stageChangedAt", VersionView::stageChangedAt),
                    time("createdAt", VersionView::createdAt),
                    text("createdBy", VersionView::createdBy),
                    time("updatedAt", VersionView::updatedAt),
                    text("updatedBy", VersionView::updatedBy));

    static final FieldSet<VersionView> VERSIONS_OF_A_MODEL =
            VERSIONS.inOrderOf("number").inOrderOf("createdAt");

    static final FieldSet<VersionView> VERSIONS_OF_ALL = VERSIONS.inOrderOf("model", "number");

    static final FieldSet<LinkView> LINKS =
            FieldSet.<LinkView>of(
                            text("id", LinkView::id),
                            text("model", LinkView::model),
                            number("version", LinkView::version),
                            text("kind", LinkView::kind),
                            text("artifact", LinkView::artifact),
                            number("artifactVersion", LinkView::artifactVersion),
                            text("uri", LinkView::uri),
                            text("sha256", LinkView::sha256),
                            number("sizeBytes", LinkView::sizeBytes),
                            text("mediaType", LinkView::mediaType),
                            text("type", LinkView::type),
                            time("linkedAt", LinkView::linkedAt),
                            text("linkedBy", LinkView::linkedBy))
                    .inOrderOf("artifact", "artifactVersion");

    static final FieldSet<AttachedRunView> ATTACHED_RUNS =
            FieldSet.of(
                    text("runId", AttachedRunView::runId),
                    text("name", AttachedRunView::name),
                    text("pipeline", AttachedRunView::pipeline),
                    text("status", AttachedRunView::status),
                    time("startedAt", AttachedRunView::startedAt),
                    time("endedAt", AttachedRunView::endedAt),
                    time("attachedAt", AttachedRunView::attachedAt),
                    text("attachedBy", AttachedRunView::attachedBy));

    static final FieldSet<MetadataView> METADATA =
            FieldSet.<MetadataView>of(
                            text("key", MetadataView::key),
                            text("type", MetadataView::type),
                            time("loggedAt", MetadataView::loggedAt),
                            text("loggedBy", MetadataView::loggedBy))
                    .inOrderOf("key");

    static final FieldSet<StageView> STAGES =
            FieldSet.of(
                    text("name", StageView::name),
                    flag("exclusive", StageView::exclusive),
                    texts(
                            "policy.requires",
                            stage ->
                                    stage.policy() == null ? List.of() : stage.policy().requires()),
                    text(
                            "policy.after",
                            stage -> stage.policy() == null ? null : stage.policy().after()),
                    number(
                            "policy.approvals",
                            stage ->
                                    stage.policy() == null
                                            ? null
                                            : Long.valueOf(stage.policy().approvals())),
                    number("occupant", StageView::occupant),
                    number("versions", StageView::versions));

    static final FieldSet<StagePeriodView> STAGE_PERIODS =
            FieldSet.<StagePeriodView>of(
                            text("model", StagePeriodView::model),
                            number("version", StagePeriodView::version),
                            text("stage", StagePeriodView::stage),
                            time("from", StagePeriodView::from),
                            text("enteredBy", StagePeriodView::enteredBy),
                            text("enteredReason", StagePeriodView::enteredReason),
                            time("to", StagePeriodView::to),
                            text("leftBy", StagePeriodView::leftBy),
                            text("leftReason", StagePeriodView::leftReason),
                            text("next", StagePeriodView::next))
                    .inOrderOf("from", "version");

    static final FieldSet<RequestView> REQUESTS =
            FieldSet.<RequestView>of(
                            text("model", RequestView::model),
                            number("version", RequestView::version),
                            text("stage", RequestView::stage),
                            text("status", RequestView::status),
                            text("requester", RequestView::requester),
                            text("reason", RequestView::reason),
                            time("requestedAt", RequestView::requestedAt),
                            text("closedBy", RequestView::closedBy),
                            text("comment", RequestView::comment),
                            time("closedAt", RequestView::closedAt))
                    .inOrderOf("model", "version", "stage");

    static final FieldSet<ArtifactView> ARTIFACTS =
            FieldSet.<ArtifactView>of(
                            text("name", ArtifactView::name),
                            text("id", ArtifactView::id),
                            text("kind", ArtifactView::kind),
                            texts("tags", ArtifactView::tags),
                            number("latestVersion", ArtifactView::latestVersion),
                            number("versions", ArtifactView::versions),
                            time("createdAt", ArtifactView::createdAt),
                            text("createdBy", ArtifactView::createdBy))
                    .inOrderOf("name");

    static final FieldSet<ArtifactVersionView> ARTIFACT_VERSIONS =
            FieldSet.<ArtifactVersionView>of(
                            text("artifact", ArtifactVersionView::artifact),
                            number("number", ArtifactVersionView::number),
                            text("id", ArtifactVersionView::id),
                            text("uri", ArtifactVersionView::uri),
                            text("sha256", ArtifactVersionView::sha256),
                            number("sizeBytes", ArtifactVersionView::sizeBytes),
                            text("mediaType", ArtifactVersionView::mediaType),
                            text("type", ArtifactVersionView::type),
                            text("kind", ArtifactVersionView::kind),
                            produced("producer.runId", ProducerView::runId),
                            produced("producer.step", ProducerView::step),
                            produced("producer.output", ProducerView::output),
                            texts("tags", ArtifactVersionView::tags),
                            metadata("metadata", (version, key) -> values(version.metadata(), key)),
                            time("createdAt", ArtifactVersionView::createdAt),
                            text("createdBy", ArtifactVersionView::createdBy))
                    .inOrderOf("number")
                    .inOrderOf("createdAt");

    static final FieldSet<RunView> RUNS =
            FieldSet.<RunView>of(
                            text("id", RunView::id),
                            text("name", RunView::name),
                            text("pipeline", RunView::pipeline),
                            text("status", RunView::status),
                            number("heartbeatSeconds", Listed::heartbeatSeconds),
                            metadata("metadata", (run, key) -> values(run.metadata(), key)),
                            text("error", RunView::error),
                            time("startedAt", RunView::startedAt),
                            text("startedBy", RunView::startedBy),
                            time("endedAt", RunView::endedAt),
                            texts(
                                    "models",
                                    run ->
                                            run.models().stream()
                                                    .map(RunView.AttachedTo::model)
                                                    .toList()))
                    .inOrderOf("-startedAt");

    static final FieldSet<StepRow> STEPS =
            FieldSet.of(
                    text("name", row -> row.step().name()),
                    text("status", row -> row.step().status()),
                    text("cacheKey", row -> row.step().cacheKey()),
                    metadata("metadata", (row, key) -> values(row.step().metadata(), key)),
                    text("error", row -> row.step().error()),
                    time("startedAt", row -> row.step().startedAt()),
                    time("endedAt", row -> row.step().endedAt()));

    static final FieldSet<TagView> TAGS =
            FieldSet.<TagView>of(
                            text("name", TagView::name),
                            text("color", TagView::color),
                            flag("registered", TagView::registered),
                            number("models", TagView::models),
                            number("versions", TagView::versions),
                            number("artifacts", TagView::artifacts),
                            number("artifactVersions", TagView::artifactVersions))
                    .inOrderOf("name");

    private static final FieldSet<RecordedEvent> EVENTS =
            FieldSet.<RecordedEvent>of(
                    text("id", event -> event.envelope().eventId()),
                    text("stream", event -> event.envelope().stream()),
                    number("sequence", event -> event.envelope().sequence()),
                    text("type", event -> event.envelope().event().type()),
                    time("time", event -> event.envelope().time()),
                    text("actor", event -> event.envelope().actor()),
                    text("reason", event -> event.envelope().reason()),
                    text("commandId", event -> event.envelope().commandId().value()),
                    text("correlationId", event -> event.envelope().correlationId().value()),
                    text("causationId", event -> event.envelope().causationId()),
                    text("position", event -> Position.of(event.partition(), event.offset())));

    static final FieldSet<RecordedEvent> HISTORY = EVENTS.inOrderOf("sequence").inOrderOf("time");

    static final FieldSet<RecordedEvent> EVENTS_OF_ALL = EVENTS.inOrderOf("-time");

    private Listed() {}

    private static Field<ArtifactVersionView> produced(
            String name, Function<ProducerView, Object> part) {
        return text(
                name,
                version -> version.producer() == null ? null : part.apply(version.producer()));
    }

    private static List<Value> values(Map<String, JsonNode> metadata, String key) {
        return MetadataJson.values(metadata.get(key));
    }

    private static @Nullable Long heartbeatSeconds(RunView run) {
        return run.heartbeatSeconds() == null ? null : run.heartbeatSeconds().longValue();
    }
}
