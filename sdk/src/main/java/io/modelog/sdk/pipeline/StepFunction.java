package io.modelog.sdk.pipeline;

import java.io.Serializable;

/// The work of a step that returns a value, by the number of its inputs. It is never written anywhere:
/// serializable lambdas can say where their code is, which the cache needs.
///
/// {@snippet file=PipelineSteps.java region=functions}
public final class StepFunction {
    private StepFunction() {}

    @FunctionalInterface
    public interface None<R> extends Serializable {
        R run() throws Exception;
    }

    @FunctionalInterface
    public interface One<A, R> extends Serializable {
        R run(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Two<A, B, R> extends Serializable {
        R run(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Three<A, B, C, R> extends Serializable {
        R run(A a, B b, C c) throws Exception;
    }
}
