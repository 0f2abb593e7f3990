package io.modelog.sdk.pipeline;

import java.io.Serializable;

/// The work of a step that returns nothing, by the number of its inputs. It is never written anywhere:
/// serializable lambdas can say where their code is, which the cache needs.
///
/// {@snippet file=PipelineSteps.java region=functions}
public final class StepAction {
    private StepAction() {}

    @FunctionalInterface
    public interface None extends Serializable {
        void run() throws Exception;
    }

    @FunctionalInterface
    public interface One<A> extends Serializable {
        void run(A a) throws Exception;
    }

    @FunctionalInterface
    public interface Two<A, B> extends Serializable {
        void run(A a, B b) throws Exception;
    }

    @FunctionalInterface
    public interface Three<A, B, C> extends Serializable {
        void run(A a, B b, C c) throws Exception;
    }
}
