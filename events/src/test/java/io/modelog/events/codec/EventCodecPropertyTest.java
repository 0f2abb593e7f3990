package io.modelog.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.Text;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventCodecPropertyTest {
    private final EventCodec codec = new EventCodec(FixedSchemas.ONE);

    @Provide
    Arbitrary<Event> samples() {
        return Arbitraries.of(EventSamples.all());
    }

    @Property
    void any_text_that_is_allowed_comes_back_as_it_went(@ForAll String text) {
        Assume.that(isAllowed(text));
        var details = new ModelDetails(text, text, null, text, text, text, text, false);
        var event =
                new Event.OfModel(
                        new ModelName("m"),
                        new ModelEvent.ModelRegistered(new UUID(0, 1), details, List.of()));
        var envelope = EventSamples.envelope(event);
        assertThat(codec.decode(codec.encode(envelope))).isEqualTo(envelope);
    }

    /// Whatever happened to the bytes: an event or [CorruptStream], never another exception.
    @Property(tries = 2_000)
    void damaged_bytes_are_read_or_corrupt(
            @ForAll("samples") Event event,
            @ForAll @Size(max = 4) List<@IntRange(min = 5, max = 1_000) Integer> places,
            @ForAll byte damage) {
        var record = codec.encode(EventSamples.envelope(event));
        for (var place : places) {
            record[5 + place % (record.length - 5)] ^= damage;
        }
        try {
            assertThat(codec.decode(record)).isInstanceOf(EventEnvelope.class);
        } catch (CorruptStream e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    /// The five bytes before the chain tell how to read the rest; they are checked by reading.
    @Property(tries = 1_000)
    void any_flipped_bit_after_the_header_breaks_the_chain(
            @ForAll("samples") Event event, @ForAll @IntRange(max = 100_000) int bit) {
        var record = codec.encode(EventSamples.envelope(event));
        HashChain.seal(record, Hash.NONE);
        assertThat(HashChain.follows(record, Hash.NONE)).isTrue();
        var at = HashChain.WIRE_HEADER * 8 + bit % ((record.length - HashChain.WIRE_HEADER) * 8);
        record[at / 8] ^= (byte) (1 << at % 8);
        assertThat(HashChain.follows(record, Hash.NONE)).isFalse();
    }

    private static boolean isAllowed(String text) {
        try {
            Text.longText("text", text);
            return true;
        } catch (InvalidValue e) {
            return false;
        }
    }
}
