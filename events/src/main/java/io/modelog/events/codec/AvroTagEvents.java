package io.modelog.events.codec;

import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagEvent;

/// Tag events to and from their Avro records.
final class AvroTagEvents {
    private AvroTagEvents() {}

    static Object toAvro(TagEvent event) {
        return switch (event) {
            case TagEvent.TagRegistered(var color) ->
                    new io.modelog.events.avro.TagRegistered(color.toString());
            case TagEvent.TagRecolored(var color) ->
                    new io.modelog.events.avro.TagRecolored(color.toString());
            case TagEvent.TagDeleted() -> new io.modelog.events.avro.TagDeleted();
        };
    }

    static TagEvent fromAvro(Object payload) {
        return switch (payload) {
            case io.modelog.events.avro.TagRegistered e ->
                    new TagEvent.TagRegistered(TagColor.parse(e.getColor()));
            case io.modelog.events.avro.TagRecolored e ->
                    new TagEvent.TagRecolored(TagColor.parse(e.getColor()));
            case io.modelog.events.avro.TagDeleted _ -> new TagEvent.TagDeleted();
            default -> throw AvroEnvelopes.misplaced(payload, "tag");
        };
    }
}
