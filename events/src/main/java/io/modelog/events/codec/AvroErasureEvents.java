package io.modelog.events.codec;

import io.modelog.events.erasure.ErasureEvent;

/// Erasure events to and from their Avro records.
final class AvroErasureEvents {
    private AvroErasureEvents() {}

    static Object toAvro(ErasureEvent event) {
        return switch (event) {
            case ErasureEvent.SubjectErased(var keys) ->
                    new io.modelog.events.avro.SubjectErased(
                            keys.stream().map(AvroTexts::toAvro).toList());
        };
    }

    static ErasureEvent fromAvro(Object payload) {
        return switch (payload) {
            case io.modelog.events.avro.SubjectErased e ->
                    new ErasureEvent.SubjectErased(
                            e.getKeys().stream().map(AvroTexts::key).toList());
            default -> throw AvroEnvelopes.misplaced(payload, "erasure");
        };
    }
}
