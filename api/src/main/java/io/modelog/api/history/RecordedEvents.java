package io.modelog.api.history;

import io.modelog.events.artifact.ArtifactContent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent.ArtifactLinked;
import io.modelog.events.model.ModelEvent.ArtifactUnlinked;
import io.modelog.projector.view.Change;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events as a client reads them; `data` has the fields of the event's Avro schema.
public final class RecordedEvents {
    public record Entry(
            UUID id,
            String stream,
            long sequence,
            String type,
            Instant time,
            String actor,
            @Nullable String reason,
            String commandId,
            String correlationId,
            @Nullable String causationId,
            String position,
            Object data,
            List<Change> changes) {}

    private record Linked(
            long number,
            ArtifactName artifact,
            long artifactVersion,
            ArtifactKind kind,
            ArtifactContent content) {}

    private record Unlinked(long number, ArtifactName artifact, long artifactVersion) {}

    private RecordedEvents() {}

    static Page<Entry> page(Page<RecordedEvent> page) {
        return page.map(RecordedEvents::entry);
    }

    public static Entry entry(RecordedEvent recorded) {
        var envelope = recorded.envelope();
        return new Entry(
                envelope.eventId(),
                envelope.stream().toString(),
                envelope.sequence(),
                envelope.event().type(),
                envelope.time(),
                envelope.actor().value(),
                envelope.reason(),
                envelope.commandId().value(),
                envelope.correlationId().value(),
                envelope.causationId(),
                recorded.partition() + ":" + recorded.offset(),
                data(envelope.event()),
                recorded.changes());
    }

    private static Object data(Event event) {
        return switch (event) {
            case Event.OfModel(
                            _,
                            ArtifactLinked(var number, var artifact, var kind, var content)) ->
                    new Linked(number, artifact.artifact(), artifact.version(), kind, content);
            case Event.OfModel(_, ArtifactUnlinked(var number, var artifact)) ->
                    new Unlinked(number, artifact.artifact(), artifact.version());
            case Event.OfModel(_, var data) -> data;
            case Event.OfArtifact(_, var data) -> data;
            case Event.OfRun(_, var data) -> data;
            case Event.OfTag(_, var data) -> data;
            case Event.OfErasure(_, var data) -> data;
        };
    }
}
