package io.modelog.projector.view;

import io.modelog.events.log.EventEnvelope;

/// An event and where it stands in the log.
public record RecordedEvent(EventEnvelope envelope, int partition, long offset) {}
