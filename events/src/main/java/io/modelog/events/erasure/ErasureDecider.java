package io.modelog.events.erasure;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.erasure.ErasureCommand.Erase;
import io.modelog.events.erasure.ErasureEvent.SubjectErased;
import io.modelog.events.erasure.ErasureRejection.AlreadyDone;
import io.modelog.events.erasure.ErasureRejection.NoKeys;

/// The rules of an erasure: it is done once, and deletes something.
public final class ErasureDecider {
    public static final Decider<Erasure, ErasureCommand, ErasureEvent, ErasureRejection> DECIDER =
            new Decider<>(new Erasure.NotDone(), ErasureDecider::decide, ErasureDecider::evolve);

    private record Case(Erasure erasure, ErasureCommand command) {}

    private ErasureDecider() {}

    static Decision<ErasureEvent, ErasureRejection> decide(
            Erasure erasure, ErasureCommand command) {
        return switch (new Case(erasure, command)) {
            case Case(Erasure.Done _, Erase _) -> reject(new AlreadyDone());
            case Case(Erasure.NotDone _, Erase(var keys)) ->
                    keys.isEmpty() ? reject(new NoKeys()) : accept(new SubjectErased(keys));
        };
    }

    static Erasure evolve(Erasure erasure, ErasureEvent event) {
        return switch (event) {
            case SubjectErased _ when erasure instanceof Erasure.NotDone -> new Erasure.Done();
            case SubjectErased _ -> throw CorruptStream.cannotFollow(event, erasure);
        };
    }
}
