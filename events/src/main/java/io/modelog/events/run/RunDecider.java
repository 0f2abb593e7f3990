package io.modelog.events.run;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.StepName;
import io.modelog.events.run.RunCommand.CacheStep;
import io.modelog.events.run.RunCommand.Complete;
import io.modelog.events.run.RunCommand.CompleteStep;
import io.modelog.events.run.RunCommand.Fail;
import io.modelog.events.run.RunCommand.FailStep;
import io.modelog.events.run.RunCommand.Start;
import io.modelog.events.run.RunCommand.StartStep;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.RunStarted;
import io.modelog.events.run.RunEvent.StepCached;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunEvent.StepStarted;
import io.modelog.events.run.RunRejection.RunExists;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepExists;
import io.modelog.events.run.RunRejection.StepFinished;
import io.modelog.events.run.RunRejection.StepUnknown;
import org.pcollections.HashTreePMap;

/// The rules of a run: steps start once and end once, and nothing happens after the run has ended.
public final class RunDecider {
    public static final Decider<Run, RunCommand, RunEvent, RunRejection> DECIDER =
            new Decider<>(new Run.Unknown(), RunDecider::decide, RunDecider::evolve);

    private RunDecider() {}

    static Decision<RunEvent, RunRejection> decide(Run run, RunCommand command) {
        return switch (run) {
            case Run.Unknown _ when command instanceof Start c ->
                    accept(new RunStarted(c.name(), c.pipeline(), c.extra()));
            case Run.Unknown _ -> reject(new RunUnknown());
            case Run.Started r when r.status() == RunStatus.RUNNING || command instanceof Start ->
                    decide(r, command);
            case Run.Started r -> reject(new RunFinished(r.status()));
        };
    }

    private static Decision<RunEvent, RunRejection> decide(Run.Started run, RunCommand command) {
        return switch (command) {
            case Start _ -> reject(new RunExists());
            case StartStep c ->
                    run.steps().containsKey(c.step())
                            ? reject(new StepExists(c.step()))
                            : accept(new StepStarted(c.step(), c.inputs()));
            case CompleteStep c -> end(run, c.step(), new StepCompleted(c.step(), c.outputs()));
            case CacheStep c -> end(run, c.step(), new StepCached(c.step(), c.outputs()));
            case FailStep c -> end(run, c.step(), new StepFailed(c.step(), c.error()));
            case Complete _ -> accept(new RunCompleted());
            case Fail c -> accept(new RunFailed(c.error()));
        };
    }

    private static Decision<RunEvent, RunRejection> end(
            Run.Started run, StepName step, RunEvent event) {
        var status = run.steps().get(step);
        if (status == null) {
            return reject(new StepUnknown(step));
        }
        return status == StepStatus.RUNNING
                ? accept(event)
                : reject(new StepFinished(step, status));
    }

    static Run evolve(Run run, RunEvent event) {
        return switch (run) {
            case Run.Unknown _ when event instanceof RunStarted ->
                    new Run.Started(RunStatus.RUNNING, HashTreePMap.empty());
            case Run.Unknown u -> throw CorruptStream.cannotFollow(event, u);
            case Run.Started r -> evolve(r, event);
        };
    }

    private static Run evolve(Run.Started run, RunEvent event) {
        if (run.status() != RunStatus.RUNNING) {
            throw CorruptStream.cannotFollow(event, run);
        }
        return switch (event) {
            case RunStarted e -> throw CorruptStream.cannotFollow(e, run);
            case StepStarted e when !run.steps().containsKey(e.step()) ->
                    run.with(e.step(), StepStatus.RUNNING);
            case StepStarted e -> throw CorruptStream.cannotFollow(e, run);
            case StepCompleted e -> ended(run, e.step(), StepStatus.COMPLETED, e);
            case StepCached e -> ended(run, e.step(), StepStatus.CACHED, e);
            case StepFailed e -> ended(run, e.step(), StepStatus.FAILED, e);
            case RunCompleted _ -> new Run.Started(RunStatus.COMPLETED, run.steps());
            case RunFailed _ -> new Run.Started(RunStatus.FAILED, run.steps());
        };
    }

    private static Run ended(Run.Started run, StepName step, StepStatus status, RunEvent event) {
        if (run.steps().get(step) != StepStatus.RUNNING) {
            throw CorruptStream.cannotFollow(event, run);
        }
        return run.with(step, status);
    }
}
