package io.modelog.sdk.pipeline;

/// The work of a step that returns a value, by the number of its inputs.
public final class StepFunction {
    private StepFunction() {}

    @FunctionalInterface
    public interface None<R> {
        R run() throws Exception;
    }

    @FunctionalInterface
    public interface One<A, R> {
        R run(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Two<A, B, R> {
        R run(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Three<A, B, C, R> {
        R run(A a, B b, C c) throws Exception;
    }
}
