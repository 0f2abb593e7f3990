package io.modelog.log.read;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.StreamId;
import io.modelog.projector.view.Position;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How one event is named.
public sealed interface EventPlace {
    /// By where its record is.
    record At(int partition, long offset) implements EventPlace {
        @Override
        public String toString() {
            return partition + ":" + offset;
        }
    }

    /// By the id in its envelope.
    record WithId(UUID id) implements EventPlace {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /// By its stream and how manieth it is.
    record InStream(StreamId stream, long sequence) implements EventPlace {
        @Override
        public String toString() {
            return stream + "#" + sequence;
        }
    }

    /// Empty when the text is none of them.
    ///
    /// @param sequence with a stream, and only then
    static Optional<EventPlace> parse(String text, @Nullable Long sequence) {
        try {
            if (sequence != null) {
                return Optional.of(new InStream(StreamId.parse(text), sequence));
            }
            if (text.length() == 36) {
                return Optional.of(new WithId(UUID.fromString(text)));
            }
            var offsets = Position.parse(text).offsets();
            return offsets.size() == 1
                    ? Optional.of(new At(offsets.firstKey(), offsets.firstEntry().getValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException | InvalidValue e) {
            return Optional.empty();
        }
    }
}
