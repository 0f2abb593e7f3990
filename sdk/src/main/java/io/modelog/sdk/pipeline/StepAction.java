package io.modelog.sdk.pipeline;

/// The work of a step that returns nothing, by the number of its inputs.
public final class StepAction {
    private StepAction() {}

    @FunctionalInterface
    public interface None {
        void run() throws Exception;
    }

    @FunctionalInterface
    public interface One<A> {
        void run(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Two<A, B> {
        void run(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Three<A, B, C> {
        void run(A a, B b, C c) throws Exception;
    }
}
