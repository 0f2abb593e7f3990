package io.modelog.api.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.api.history.RecordedEvents;
import io.modelog.api.http.Json;
import io.modelog.events.log.CloudEvents;
import io.modelog.projector.feed.FeedEvent;
import io.modelog.projector.view.HistoryViews;
import io.modelog.projector.view.Position;
import java.time.Instant;
import java.util.UUID;

/// Events as they go over the wire: fields of server-sent events, with a CloudEvent in JSON as data. The id of each is the
/// position up to which its reader has seen the log.
final class EventFrames {
    /// A CloudEvent in structured mode.
    ///
    /// @param data the event as the history shows it
    private record CloudEvent(
            String specversion,
            UUID id,
            String source,
            String type,
            String subject,
            Instant time,
            String datacontenttype,
            String sequence,
            RecordedEvents.Entry data) {}

    private EventFrames() {}

    /// What of an event is the same for all readers: everything but its id, which [#id] gives before it.
    static byte[] event(FeedEvent event, HistoryViews history) {
        return event.rendered(e ->
                "event: %s\ndata: %s\n\n"
                        .formatted(e.envelope().event().type(), json(e, history))
                        .getBytes(UTF_8));
    }

    static byte[] id(Position position) {
        return ("id: " + position + "\n").getBytes(UTF_8);
    }

    private static String json(FeedEvent event, HistoryViews history) {
        var envelope = event.envelope();
        return Json.text(
                new CloudEvent(
                        CloudEvents.SPEC_VERSION,
                        envelope.eventId(),
                        CloudEvents.SOURCE,
                        CloudEvents.type(envelope.event().type()),
                        envelope.stream().toString(),
                        envelope.time(),
                        "application/json",
                        CloudEvents.sequence(envelope.sequence()),
                        RecordedEvents.entry(event.recorded(history))));
    }

    /// No event, but a sign of life and the position that events left out by the filter have led to.
    static byte[] heartbeat(Position position) {
        return ": heartbeat\nid: %s\n\n".formatted(position).getBytes(UTF_8);
    }
}
