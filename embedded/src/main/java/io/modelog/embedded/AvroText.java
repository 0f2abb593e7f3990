package io.modelog.embedded;

import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/// Avro schemas as text. Two texts are the same schema when they differ in nothing but white space and attribute order.
final class AvroText {

    private AvroText() {}

    /// The schema of a text; its `toString` is the spelling under which it is stored and compared.
    static Outcome<Schema> parse(String text) {
        if (text.isBlank()) {
            return Outcome.refused(Refusal.invalidSchema("Empty schema"));
        }
        try {
            return Outcome.of(parsed(text));
        } catch (AvroRuntimeException e) {
            return Outcome.refused(Refusal.invalidSchema(String.valueOf(e.getMessage())));
        }
    }

    /// For text that went through `parse` once.
    static Schema parsed(String text) {
        return new Schema.Parser().parse(text);
    }
}
