package io.modelog.events.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.Actor;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.Stage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The key of this test turns each text around, so that a sealed one is told from one that is not.
class SealedTextsTest {
    private static final KeyId KEY = new KeyId(0x1f3a);

    private static final Sealer ALL = sealer(true);
    private static final Sealer NAMES = sealer(false);

    private final EventCodec open = codec(text -> turned(text.sealed()));

    static Iterable<Event> samples() {
        return EventSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_comes_back_from_its_seals_as_it_went(Event event) {
        var envelope = EventSamples.envelope(event);
        assertThat(open.decode(open.encode(envelope, ALL))).isEqualTo(envelope);
    }

    @Test
    void what_is_sealed_is_not_in_the_record() {
        var record = new String(open.encode(approval(), ALL), UTF_8);
        assertThat(record).doesNotContain("ada@example.org", "beats the champion", "carol", "Fine");
    }

    @Test
    void words_that_are_not_personal_stay_as_they_are() {
        var record = new String(open.encode(approval(), NAMES), UTF_8);
        assertThat(record).contains("beats the champion", "Fine").doesNotContain("carol");
    }

    @Test
    void one_who_has_the_pseudonym_only_reads_the_rest() {
        var erased = codec(text -> text.key().pseudonym());
        var record = open.encode(approval(), ALL);
        assertThat(erased.decode(record))
                .isEqualTo(
                        envelope(
                                "erased-0000000000001f3a",
                                "erased-0000000000001f3a",
                                new PromotionApproved(
                                        7,
                                        Stage.PRODUCTION,
                                        new Actor("erased-0000000000001f3a"),
                                        "erased-0000000000001f3a")));
    }

    @Test
    void a_reader_without_keys_tells_actors_apart() {
        var record = open.encode(approval(), NAMES);
        assertThat(codec(Seals.CLOSED).decode(record).actor())
                .isEqualTo(new Actor("sealed-0000000000001f3a"));
    }

    @Test
    void the_hash_covers_what_is_sealed() {
        var record = open.encode(approval(), ALL);
        HashChain.seal(record, Hash.NONE);
        assertThat(HashChain.follows(record, Hash.NONE)).isTrue();
    }

    private static EventEnvelope approval() {
        return envelope(
                "ada@example.org",
                "beats the champion",
                new PromotionApproved(7, Stage.PRODUCTION, new Actor("carol"), "Fine"));
    }

    private static EventEnvelope envelope(String actor, String reason, PromotionApproved event) {
        var sample =
                EventSamples.envelope(new Event.OfModel(new ModelName("iris_classifier"), event));
        return new EventEnvelope(
                sample.eventId(),
                sample.sequence(),
                sample.time(),
                new Actor(actor),
                reason,
                sample.commandId(),
                sample.correlationId(),
                sample.causationId(),
                sample.event());
    }

    private static EventCodec codec(Seals seals) {
        return new EventCodec(FixedSchemas.ONE, seals);
    }

    static Sealer sealer(boolean words) {
        return new Sealer() {
            @Override
            public Optional<SealedText> name(Actor actor) {
                return Optional.of(sealed(actor.value()));
            }

            @Override
            public Optional<SealedText> words(String text) {
                return words ? Optional.of(sealed(text)) : Optional.empty();
            }
        };
    }

    private static SealedText sealed(String text) {
        return new SealedText(KEY, UTF_8.encode(new StringBuilder(text).reverse().toString()));
    }

    private static String turned(ByteBuffer sealed) {
        return new StringBuilder(UTF_8.decode(sealed.duplicate())).reverse().toString();
    }
}
