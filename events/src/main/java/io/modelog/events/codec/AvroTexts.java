package io.modelog.events.codec;

import io.modelog.events.id.Actor;
import io.modelog.events.id.KeyId;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Texts that may be sealed to and from their Avro unions.
final class AvroTexts {
    private AvroTexts() {}

    static Object toAvro(Actor actor, Sealer sealer) {
        return toAvro(sealer.name(actor), actor.value());
    }

    static Object toAvro(String words, Sealer sealer) {
        return toAvro(sealer.words(words), words);
    }

    static @Nullable Object toAvroOrNull(@Nullable String words, Sealer sealer) {
        return words == null ? null : toAvro(words, sealer);
    }

    private static Object toAvro(Optional<SealedText> sealed, String text) {
        return sealed.isEmpty() ? text : toAvro(sealed.get());
    }

    private static Object toAvro(SealedText text) {
        return new io.modelog.events.avro.SealedText(toAvro(text.key()), text.sealed().duplicate());
    }

    static io.modelog.events.avro.KeyId toAvro(KeyId key) {
        return new io.modelog.events.avro.KeyId(
                ByteBuffer.allocate(Long.BYTES).putLong(key.value()).array());
    }

    static Actor actor(Object text, Seals seals) {
        return new Actor(text(text, seals));
    }

    static String text(Object text, Seals seals) {
        return text instanceof io.modelog.events.avro.SealedText sealed
                ? seals.open(new SealedText(key(sealed.getKey()), sealed.getSealed()))
                : (String) text;
    }

    static @Nullable String textOrNull(@Nullable Object text, Seals seals) {
        return text == null ? null : text(text, seals);
    }

    static KeyId key(io.modelog.events.avro.KeyId key) {
        return new KeyId(ByteBuffer.wrap(key.bytes()).getLong());
    }
}
