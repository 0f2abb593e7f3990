package io.modelog.projector.view;

import io.modelog.events.log.EventEnvelope;
import java.util.List;

/// An event, where it stands in the log, and what it changed.
///
/// @param changes by field; none for what is not a change of values, such as the creation of a version
public record RecordedEvent(
        EventEnvelope envelope, int partition, long offset, List<Change> changes) {
    public RecordedEvent {
        changes = List.copyOf(changes);
    }
}
