package io.modelog.events.decider;

/// The rules of one kind of stream: `decide` says what would follow from a command, `evolve` what an event makes of the
/// state. Both are pure, so one writer and one test DSL serve every stream.
///
/// @param <S> state
/// @param <C> command
/// @param <E> event
/// @param <R> rejection
public record Decider<S, C, E, R>(S initial, Decide<S, C, E, R> decide, Evolve<S, E> evolve) {
    @FunctionalInterface
    public interface Decide<S, C, E, R> {
        Decision<E, R> apply(S state, C command);
    }

    /// Throws [CorruptStream] on an event that can not follow the state.
    @FunctionalInterface
    public interface Evolve<S, E> {
        S apply(S state, E event);
    }

    public S fold(S state, Iterable<? extends E> events) {
        for (var event : events) {
            state = evolve.apply(state, event);
        }
        return state;
    }
}
