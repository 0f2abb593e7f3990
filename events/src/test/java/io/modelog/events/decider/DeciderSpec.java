package io.modelog.events.decider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// Reads a rule aloud: given these events, when this command, then those events, or this rejection, or nothing.
public record DeciderSpec<S, C, E, R>(Decider<S, C, E, R> decider) {
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies the array and stores nothing in it
    public final Given given(E... events) {
        return new Given(decider.fold(decider.initial(), List.of(events)));
    }

    public Given given(List<? extends E> events) {
        return new Given(decider.fold(decider.initial(), events));
    }

    public final class Given {
        private final S state;

        private Given(S state) {
            this.state = state;
        }

        public Outcome when(C command) {
            return new Outcome(state, decider.decide().apply(state, command));
        }
    }

    public final class Outcome {
        private final S state;
        private final Decision<E, R> decision;

        private Outcome(S state, Decision<E, R> decision) {
            this.state = state;
            this.decision = decision;
        }

        /// Also folds the events: what is decided must be able to follow.
        @SafeVarargs
        @SuppressWarnings("varargs") // List.of copies the array and stores nothing in it
        public final void then(E... events) {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of(events)));
            decider.fold(state, List.of(events));
        }

        public void thenNothing() {
            assertThat(decision).isEqualTo(new Decision.Accepted<>(List.of()));
        }

        public void thenRejected(R rejection) {
            assertThat(decision).isEqualTo(new Decision.Rejected<>(rejection));
        }
    }
}
