package io.modelog.events.codec;

import io.modelog.events.id.Actor;
import java.util.Optional;

/// Seals the personal texts of an event that is written; what it leaves out is written as it is.
public interface Sealer {
    /// Nothing is personal.
    Sealer NONE =
            new Sealer() {
                @Override
                public Optional<SealedText> name(Actor actor) {
                    return Optional.empty();
                }

                @Override
                public Optional<SealedText> words(String text) {
                    return Optional.empty();
                }
            };

    /// The name of whoever did something.
    Optional<SealedText> name(Actor actor);

    /// A reason or a comment.
    Optional<SealedText> words(String text);
}
