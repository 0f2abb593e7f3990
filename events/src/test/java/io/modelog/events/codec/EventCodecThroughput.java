package io.modelog.events.codec;

import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import java.util.function.IntSupplier;

/// Prints how many events one thread encodes and decodes in a second. Run by hand.
final class EventCodecThroughput {
    private static final int ROUNDS = 6;
    private static final int EVENTS = 400_000;

    private EventCodecThroughput() {}

    public static void main(String[] args) {
        var codec = new EventCodec(FixedSchemas.ONE);
        for (var event : EventSamples.all()) {
            if (event.type().equals("VersionCreated") || event.type().equals("ArtifactLinked")) {
                measure(codec, event);
            }
        }
    }

    private static void measure(EventCodec codec, Event event) {
        var envelope = EventSamples.envelope(event);
        var record = codec.encode(envelope);
        for (var round = 1; round <= ROUNDS; round++) {
            System.out.printf(
                    "%-15s %4d bytes  encode %,9d/s  seal %,9d/s  decode %,9d/s%n",
                    event.type(),
                    record.length,
                    perSecond(() -> codec.encode(envelope).length),
                    perSecond(() -> HashChain.seal(record, Hash.NONE).hashCode()),
                    perSecond(() -> length(codec.decode(record))));
        }
    }

    private static int length(EventEnvelope envelope) {
        return envelope.actor().value().length();
    }

    private static long perSecond(IntSupplier work) {
        var sum = 0L;
        var start = System.nanoTime();
        for (var i = 0; i < EVENTS; i++) {
            sum += work.getAsInt();
        }
        var nanos = System.nanoTime() - start;
        return sum == 0 ? 0 : EVENTS * 1_000_000_000L / nanos;
    }
}
