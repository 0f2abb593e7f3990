package io.modelog.projector.writer;

import io.modelog.events.codec.SealedText;
import io.modelog.events.codec.Sealer;
import io.modelog.events.erasure.ErasureEvent.SubjectErased;
import io.modelog.events.id.Actor;
import io.modelog.events.log.Event;
import io.modelog.projector.subject.KeyRecord;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.subject.SubjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;

/// The keys that one transaction makes and deletes. They go into `modelog.keys` with it: no event is in the log without
/// the key that seals it, and an erasure is in the log when its keys are gone.
final class TransactionKeys {
    private final Keyring keyring;
    private final boolean sealsNames;
    private final Map<Actor, SubjectKey> drawn = new HashMap<>();
    private final List<KeyRecord> records = new ArrayList<>();

    TransactionKeys(Keyring keyring, boolean sealsNames) {
        this.keyring = keyring;
        this.sealsNames = sealsNames;
    }

    /// What seals the events of a command.
    Sealer sealer(CommandRequest request) {
        return sealsNames || request.personal() ? new Subjects(request) : Sealer.NONE;
    }

    private final class Subjects implements Sealer {
        private final CommandRequest request;

        Subjects(CommandRequest request) {
            this.request = request;
        }

        @Override
        public Optional<SealedText> name(Actor actor) {
            return sealsNames ? Optional.of(key(actor).name()) : Optional.empty();
        }

        @Override
        public Optional<SealedText> words(String text) {
            return request.personal()
                    ? Optional.of(key(request.actor()).seal(text))
                    : Optional.empty();
        }
    }

    private SubjectKey key(Actor subject) {
        return keyring.of(subject)
                .orElseGet(() -> drawn.computeIfAbsent(subject, TransactionKeys::draw));
    }

    private static SubjectKey draw(Actor subject) {
        return SubjectKey.draw(subject);
    }

    /// To be called with each event that the transaction holds.
    void appended(Event event) {
        if (event instanceof Event.OfErasure(_, SubjectErased erased)) {
            erased.keys().forEach(key -> records.add(new KeyRecord.Erased(key, erased.first())));
        }
    }

    void send(Producer<byte[], byte[]> producer) {
        drawn.values().forEach(key -> records.add(new KeyRecord.Held(key)));
        for (var record : records) {
            var _ = producer.send(record.toKafka()); // a failure fails the commit
        }
    }

    /// Makes the new keys known before their events can be read back here.
    void committed() {
        records.forEach(keyring::take);
    }
}
