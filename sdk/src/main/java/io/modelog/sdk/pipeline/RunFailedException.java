package io.modelog.sdk.pipeline;

import io.modelog.sdk.Run;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run that failed: the cause is what failed first, what failed while cleaning up is suppressed in it.
///
/// {@snippet file=PipelineTraining.java region=failed}
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String runId;
    private final @Nullable String step;

    /// `where` continues "failed", such as "in step train".
    RunFailedException(Run run, @Nullable String step, String where, Throwable cause) {
        super("%s failed %s: %s".formatted(run.name(), where, describe(cause)), cause);
        this.runId = run.id();
        this.step = step;
    }

    /// What a reader needs to know of the cause: its message, or its type when it has none.
    private static String describe(Throwable cause) {
        var message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getName() : message;
    }

    /// What failed; never absent.
    @Override
    public synchronized Throwable getCause() {
        return Objects.requireNonNull(super.getCause());
    }

    public String runId() {
        return runId;
    }

    /// The step that failed; absent when the run failed before, between or after its steps.
    public @Nullable String step() {
        return step;
    }
}
