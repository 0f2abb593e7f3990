package io.modelog.log.file;

import io.modelog.events.log.Hash;
import java.util.List;

/// What stands behind the records: without it the file is torn.
///
/// @param checkpoints how many
/// @param events how many, by partition
/// @param sha256 of all that stands before, as the format says
public record End(long checkpoints, List<Long> events, Hash sha256) {
    public End {
        events = List.copyOf(events);
    }

    public long eventsInAll() {
        return events.stream().mapToLong(Long::longValue).sum();
    }
}
