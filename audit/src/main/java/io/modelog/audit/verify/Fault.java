package io.modelog.audit.verify;

import org.jspecify.annotations.Nullable;

/// One thing that is not as it was written, where it is, what was expected and what was found.
public record Fault(Kind kind, Place place, String expected, String found) {
    /// What is wrong.
    public enum Kind {
        /// The record is no event.
        RECORD,
        /// The key is not the stream.
        KEY,
        /// The stream's records belong into another partition.
        PARTITION,
        /// The sequence has a gap, or does not go up.
        SEQUENCE,
        /// The previous hash is not that of the event before.
        LINK,
        /// The bytes are not those that were hashed.
        HASH,
        /// A partition has fewer events than a checkpoint has counted.
        COUNT,
        /// A partition's events since the checkpoint before are not those that the checkpoint was made of.
        EVENTS,
        /// The root of the tree is another.
        ROOT,
        /// The checkpoint is not signed by the key.
        SIGNATURE,
        /// The checkpoint cannot be read.
        NOTE,
        /// The checkpoint does not follow the one before.
        SERIES
    }

    /// Where a fault is.
    public sealed interface Place {
        /// @param stream null when it cannot be read
        record Event(int partition, long offset, @Nullable String stream, @Nullable Long sequence)
                implements Place {
            @Override
            public String toString() {
                return "%s#%s at %d:%d"
                        .formatted(
                                stream == null ? "?" : stream,
                                sequence == null ? "?" : sequence,
                                partition,
                                offset);
            }
        }

        /// A partition's events that one checkpoint added.
        ///
        /// @param size of the checkpoint
        /// @param first offset of the first event; -1 when there is none
        /// @param last offset of the last event; -1 when there is none
        record Range(int partition, long first, long last, long size) implements Place {
            @Override
            public String toString() {
                return first < 0
                        ? "partition %d, for the checkpoint of %d events".formatted(partition, size)
                        : "partition %d from %d:%d to %d:%d, for the checkpoint of %d events"
                                .formatted(partition, partition, first, partition, last, size);
            }
        }

        /// @param size null when the checkpoint cannot be read
        record Checkpoint(long offset, @Nullable Long size) implements Place {
            @Override
            public String toString() {
                return size == null
                        ? "checkpoint at %d".formatted(offset)
                        : "checkpoint of %d events at %d".formatted(size, offset);
            }
        }
    }

    @Override
    public String toString() {
        return "%-9s %s: expected %s, found %s".formatted(kind, place, expected, found);
    }
}
