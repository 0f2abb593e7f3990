package io.modelog.events.codec;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.tag.TagChange;
import org.jspecify.annotations.Nullable;

/// Model events to and from their Avro records, and the small records they share with artifact events.
final class AvroModelEvents {
    private AvroModelEvents() {}

    static Object toAvro(ModelEvent event, Sealer sealer) {
        return switch (event) {
            case ModelEvent.ModelRegistered(var id, var details, var tags) ->
                    new io.modelog.events.avro.ModelRegistered(id, details(details), tags);
            case ModelEvent.ModelUpdated(var details) ->
                    new io.modelog.events.avro.ModelUpdated(details(details));
            case ModelEvent.ModelDeleted(var id) -> new io.modelog.events.avro.ModelDeleted(id);
            case ModelEvent.VersionCreated(
                            var number,
                            var id,
                            var name,
                            var description,
                            var tags) ->
                    new io.modelog.events.avro.VersionCreated(
                            number, id, name.value(), description, tags);
            case ModelEvent.VersionUpdated(var number, var name, var description) ->
                    new io.modelog.events.avro.VersionUpdated(number, name.value(), description);
            case ModelEvent.VersionStageChanged(
                            var number,
                            var from,
                            var to,
                            var cause,
                            var counterpart) ->
                    new io.modelog.events.avro.VersionStageChanged(
                            number,
                            from == null ? null : from.name(),
                            to.name(),
                            cause(cause),
                            counterpart);
            case ModelEvent.TagsChanged(var number, var effect) ->
                    new io.modelog.events.avro.TagsChanged(
                            number, effect.added(), effect.removed());
            case ModelEvent.MetadataLogged(var number, var metadata) ->
                    new io.modelog.events.avro.MetadataLogged(
                            number, AvroMetadata.entries(metadata));
            case ModelEvent.GuardEvent e -> AvroGuardEvents.toAvro(e, sealer);
            case ModelEvent.VersionDeleted(var number, var id) ->
                    new io.modelog.events.avro.VersionDeleted(number, id);
            case ModelEvent.ArtifactLinked(var number, var artifact, var kind, var content) ->
                    new io.modelog.events.avro.ArtifactLinked(
                            number,
                            artifact.artifact().value(),
                            artifact.version(),
                            kind(kind),
                            content(content));
            case ModelEvent.ArtifactUnlinked(var number, var artifact) ->
                    new io.modelog.events.avro.ArtifactUnlinked(
                            number, artifact.artifact().value(), artifact.version());
            case ModelEvent.RunAttached(var number, var run, var onFailure) ->
                    new io.modelog.events.avro.RunAttached(
                            number, run.value(), onFailure(onFailure));
            case ModelEvent.VersionReleased(var number, var run) ->
                    new io.modelog.events.avro.VersionReleased(number, run.value());
            case ModelEvent.RunDetached(var number, var run) ->
                    new io.modelog.events.avro.RunDetached(number, run.value());
        };
    }

    static ModelEvent fromAvro(Object payload, Seals seals) {
        return switch (payload) {
            case io.modelog.events.avro.ModelRegistered e ->
                    new ModelEvent.ModelRegistered(
                            e.getModelId(), details(e.getDetails()), e.getTags());
            case io.modelog.events.avro.ModelUpdated e ->
                    new ModelEvent.ModelUpdated(details(e.getDetails()));
            case io.modelog.events.avro.ModelDeleted e ->
                    new ModelEvent.ModelDeleted(e.getModelId());
            case io.modelog.events.avro.VersionCreated e ->
                    new ModelEvent.VersionCreated(
                            e.getNumber(),
                            e.getVersionId(),
                            new VersionName(e.getName()),
                            e.getDescription(),
                            e.getTags());
            case io.modelog.events.avro.VersionUpdated e ->
                    new ModelEvent.VersionUpdated(
                            e.getNumber(), new VersionName(e.getName()), e.getDescription());
            case io.modelog.events.avro.VersionStageChanged e ->
                    new ModelEvent.VersionStageChanged(
                            e.getNumber(),
                            e.getFrom() == null ? null : Stage.of(e.getFrom()),
                            Stage.of(e.getTo()),
                            cause(e.getCause()),
                            e.getCounterpart());
            case io.modelog.events.avro.TagsChanged e ->
                    new ModelEvent.TagsChanged(
                            e.getNumber(), new TagChange.Effect(e.getAdded(), e.getRemoved()));
            case io.modelog.events.avro.MetadataLogged e ->
                    new ModelEvent.MetadataLogged(
                            e.getNumber(), AvroMetadata.metadata(e.getEntries()));
            case io.modelog.events.avro.VersionDeleted e ->
                    new ModelEvent.VersionDeleted(e.getNumber(), e.getVersionId());
            case io.modelog.events.avro.ArtifactLinked e ->
                    new ModelEvent.ArtifactLinked(
                            e.getNumber(),
                            artifact(e.getArtifact(), e.getArtifactVersion()),
                            kind(e.getKind()),
                            content(e.getContent()));
            case io.modelog.events.avro.ArtifactUnlinked e ->
                    new ModelEvent.ArtifactUnlinked(
                            e.getNumber(), artifact(e.getArtifact(), e.getArtifactVersion()));
            case io.modelog.events.avro.RunAttached e ->
                    new ModelEvent.RunAttached(
                            e.getNumber(), new RunId(e.getRunId()), onFailure(e.getOnFailure()));
            case io.modelog.events.avro.VersionReleased e ->
                    new ModelEvent.VersionReleased(e.getNumber(), new RunId(e.getRunId()));
            case io.modelog.events.avro.RunDetached e ->
                    new ModelEvent.RunDetached(e.getNumber(), new RunId(e.getRunId()));
            default -> AvroGuardEvents.fromAvro(payload, seals);
        };
    }

    private static io.modelog.events.avro.ModelDetails details(ModelDetails d) {
        return new io.modelog.events.avro.ModelDetails(
                d.license(),
                d.description(),
                d.audience(),
                d.useCases(),
                d.limitations(),
                d.tradeOffs(),
                d.ethics(),
                d.saveToRegistry());
    }

    private static ModelDetails details(io.modelog.events.avro.ModelDetails d) {
        return new ModelDetails(
                d.getLicense(),
                d.getDescription(),
                d.getAudience(),
                d.getUseCases(),
                d.getLimitations(),
                d.getTradeOffs(),
                d.getEthics(),
                d.getSaveToRegistry());
    }

    static io.modelog.events.avro.StageChangeCause cause(StageChangeCause cause) {
        return switch (cause) {
            case REQUESTED -> io.modelog.events.avro.StageChangeCause.REQUESTED;
            case DISPLACED -> io.modelog.events.avro.StageChangeCause.DISPLACED;
            case ROLLED_BACK -> io.modelog.events.avro.StageChangeCause.ROLLED_BACK;
            case SWAPPED -> io.modelog.events.avro.StageChangeCause.SWAPPED;
        };
    }

    private static StageChangeCause cause(io.modelog.events.avro.StageChangeCause cause) {
        return switch (cause) {
            case REQUESTED -> StageChangeCause.REQUESTED;
            case DISPLACED -> StageChangeCause.DISPLACED;
            case ROLLED_BACK -> StageChangeCause.ROLLED_BACK;
            case SWAPPED -> StageChangeCause.SWAPPED;
        };
    }

    private static io.modelog.events.avro.@Nullable OnFailure onFailure(
            @Nullable OnFailure onFailure) {
        return switch (onFailure) {
            case null -> null;
            case KEEP -> io.modelog.events.avro.OnFailure.KEEP;
            case DELETE -> io.modelog.events.avro.OnFailure.DELETE;
        };
    }

    private static @Nullable OnFailure onFailure(
            io.modelog.events.avro.@Nullable OnFailure onFailure) {
        return switch (onFailure) {
            case null -> null;
            case KEEP -> OnFailure.KEEP;
            case DELETE -> OnFailure.DELETE;
        };
    }

    static io.modelog.events.avro.ArtifactKind kind(ArtifactKind kind) {
        return switch (kind) {
            case DATA -> io.modelog.events.avro.ArtifactKind.DATA;
            case MODEL -> io.modelog.events.avro.ArtifactKind.MODEL;
            case ENDPOINT -> io.modelog.events.avro.ArtifactKind.ENDPOINT;
        };
    }

    static ArtifactKind kind(io.modelog.events.avro.ArtifactKind kind) {
        return switch (kind) {
            case DATA -> ArtifactKind.DATA;
            case MODEL -> ArtifactKind.MODEL;
            case ENDPOINT -> ArtifactKind.ENDPOINT;
        };
    }

    static io.modelog.events.avro.ArtifactContent content(ArtifactContent c) {
        return new io.modelog.events.avro.ArtifactContent(
                c.uri(), c.sha256(), c.sizeBytes(), c.mediaType(), c.type());
    }

    static ArtifactContent content(io.modelog.events.avro.ArtifactContent c) {
        return new ArtifactContent(
                c.getUri(), c.getSha256(), c.getSizeBytes(), c.getMediaType(), c.getType());
    }

    static ArtifactVersionId artifact(String name, long version) {
        return new ArtifactVersionId(new ArtifactName(name), version);
    }
}
