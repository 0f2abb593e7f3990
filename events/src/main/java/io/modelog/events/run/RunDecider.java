package io.modelog.events.run;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.StepName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.run.RunCommand.CacheStep;
import io.modelog.events.run.RunCommand.Complete;
import io.modelog.events.run.RunCommand.CompleteStep;
import io.modelog.events.run.RunCommand.Delete;
import io.modelog.events.run.RunCommand.EndStep;
import io.modelog.events.run.RunCommand.Fail;
import io.modelog.events.run.RunCommand.FailStep;
import io.modelog.events.run.RunCommand.LogMetadata;
import io.modelog.events.run.RunCommand.Report;
import io.modelog.events.run.RunCommand.Start;
import io.modelog.events.run.RunCommand.StartStep;
import io.modelog.events.run.RunCommand.TakeStep;
import io.modelog.events.run.RunEvent.RunCompleted;
import io.modelog.events.run.RunEvent.RunDeleted;
import io.modelog.events.run.RunEvent.RunFailed;
import io.modelog.events.run.RunEvent.RunMetadataLogged;
import io.modelog.events.run.RunEvent.RunReported;
import io.modelog.events.run.RunEvent.RunStarted;
import io.modelog.events.run.RunEvent.StepCached;
import io.modelog.events.run.RunEvent.StepCompleted;
import io.modelog.events.run.RunEvent.StepFailed;
import io.modelog.events.run.RunEvent.StepStarted;
import io.modelog.events.run.RunRejection.DeletionGuarded;
import io.modelog.events.run.RunRejection.LimitExceeded;
import io.modelog.events.run.RunRejection.RunExists;
import io.modelog.events.run.RunRejection.RunFinished;
import io.modelog.events.run.RunRejection.RunUnknown;
import io.modelog.events.run.RunRejection.StepExists;
import io.modelog.events.run.RunRejection.StepFinished;
import io.modelog.events.run.RunRejection.StepUnknown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;

/// The rules of a run: steps start once and end once; after the run has ended, only metadata is added.
public final class RunDecider {
    public static final Decider<Run, RunCommand, RunEvent, RunRejection> DECIDER =
            new Decider<>(new Run.Unknown(), RunDecider::decide, RunDecider::evolve);

    /// Most reports of one run.
    static final int REPORTS_MAX = 10_000;

    private RunDecider() {}

    static Decision<RunEvent, RunRejection> decide(Run run, RunCommand command) {
        return switch (run) {
            case Run.Unknown _ when command instanceof Start c ->
                    accept(new RunStarted(c.name(), c.pipeline(), c.extra(), c.heartbeatSeconds()));
            case Run.Unknown _ when command instanceof Report(var report) ->
                    accept(new RunReported(report));
            case Run.Unknown _ -> reject(new RunUnknown());
            case Run.Deleted _ when command instanceof Start -> reject(new RunExists());
            case Run.Deleted _ -> reject(new RunUnknown());
            case Run.Started r -> decide(r, command);
        };
    }

    private static Decision<RunEvent, RunRejection> decide(Run.Started run, RunCommand command) {
        return switch (command) {
            case Start _ -> reject(new RunExists());
            case Report(var report) -> report(run.reports(), report);
            case LogMetadata(var step, var metadata) when step == null ->
                    log(null, run.metadata(), metadata);
            case LogMetadata(StepName step, var metadata) -> {
                var at = run.steps().get(step);
                yield at == null
                        ? reject(new StepUnknown(step))
                        : log(step, at.metadata(), metadata);
            }
            case Delete(var force) ->
                    run.status() == RunStatus.RUNNING && !force
                            ? reject(new DeletionGuarded())
                            : accept(new RunDeleted());
            case StartStep c -> start(run, c, () -> accept(started(c)));
            case TakeStep(var start, var end) ->
                    start(run, start, () -> accept(started(start), ended(end)));
            case EndStep c -> whileRunning(run, () -> end(run.steps().get(c.step()), c));
            case Complete _ -> whileRunning(run, () -> accept(new RunCompleted()));
            case Fail c -> whileRunning(run, () -> fail(run, c.error()));
        };
    }

    private static Decision<RunEvent, RunRejection> report(Run.Reports known, RunReport report) {
        if (known.digests().isEmpty()) {
            return reject(new RunExists());
        }
        if (known.digests().contains(report.digest())) {
            return accept();
        }
        return known.digests().size() < REPORTS_MAX
                ? accept(new RunReported(report))
                : reject(new LimitExceeded("reports", REPORTS_MAX));
    }

    private static Decision<RunEvent, RunRejection> start(
            Run.Started run, StartStep command, Supplier<Decision<RunEvent, RunRejection>> rule) {
        return whileRunning(
                run,
                () ->
                        run.steps().containsKey(command.step())
                                ? reject(new StepExists(command.step()))
                                : rule.get());
    }

    private static RunEvent started(StartStep c) {
        return new StepStarted(c.step(), c.inputs(), c.parameters(), c.cacheKey());
    }

    private static RunEvent ended(EndStep command) {
        return switch (command) {
            case CompleteStep c -> new StepCompleted(c.step(), c.outputs());
            case CacheStep c -> new StepCached(c.step(), c.outputs());
            case FailStep c -> new StepFailed(c.step(), c.error());
        };
    }

    /// The steps that still run fail first, by name.
    private static Decision<RunEvent, RunRejection> fail(Run.Started run, String error) {
        var events = new ArrayList<RunEvent>();
        run.steps().entrySet().stream()
                .filter(step -> step.getValue().status() == StepStatus.RUNNING)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(StepName::value))
                .forEach(step -> events.add(new StepFailed(step, error)));
        events.add(new RunFailed(error));
        return new Decision.Accepted<>(events);
    }

    private static Decision<RunEvent, RunRejection> whileRunning(
            Run.Started run, Supplier<Decision<RunEvent, RunRejection>> rule) {
        return isRunning(run) ? rule.get() : reject(new RunFinished(run.status()));
    }

    private static Decision<RunEvent, RunRejection> end(Run.@Nullable Step step, EndStep command) {
        if (step == null) {
            return reject(new StepUnknown(command.step()));
        }
        return step.status() == StepStatus.RUNNING
                ? accept(ended(command))
                : reject(new StepFinished(command.step(), step.status()));
    }

    private static Decision<RunEvent, RunRejection> log(
            @Nullable StepName step, HashPMap<String, MetadataValue> old, Metadata metadata) {
        var changed = metadata.newTo(old);
        if (changed.isEmpty()) {
            return reject(new LimitExceeded("metadata", Metadata.KEYS_MAX));
        }
        return changed.get().isEmpty()
                ? accept()
                : accept(new RunMetadataLogged(step, changed.get()));
    }

    static Run evolve(Run run, RunEvent event) {
        return switch (run) {
            case Run.Unknown _ when event instanceof RunStarted -> Run.Started.now();
            case Run.Unknown _ when event instanceof RunReported(var report) ->
                    Run.Started.now().with(report);
            case Run.Unknown _, Run.Deleted _ -> throw CorruptStream.cannotFollow(event, run);
            case Run.Started r -> evolve(r, event);
        };
    }

    private static Run evolve(Run.Started run, RunEvent event) {
        return switch (event) {
            case RunStarted e -> throw CorruptStream.cannotFollow(e, run);
            case RunReported(var report) -> {
                check(!run.reports().digests().isEmpty(), event, run);
                yield run.with(report);
            }
            case RunMetadataLogged(var step, var metadata) when step == null ->
                    run.with(run.metadata().plusAll(metadata.entries()));
            case RunMetadataLogged(StepName name, var metadata) -> {
                var step = at(run, name, event);
                yield run.with(name, step.with(step.metadata().plusAll(metadata.entries())));
            }
            case RunDeleted _ -> new Run.Deleted();
            case StepStarted e -> {
                check(isRunning(run) && !run.steps().containsKey(e.step()), e, run);
                yield run.with(e.step(), Run.Step.started());
            }
            case StepCompleted e -> ended(run, e.step(), StepStatus.COMPLETED, e);
            case StepCached e -> ended(run, e.step(), StepStatus.CACHED, e);
            case StepFailed e -> ended(run, e.step(), StepStatus.FAILED, e);
            case RunCompleted e -> {
                check(isRunning(run), e, run);
                yield run.ended(RunStatus.COMPLETED);
            }
            case RunFailed e -> {
                check(isRunning(run), e, run);
                yield run.ended(RunStatus.FAILED);
            }
        };
    }

    private static Run ended(Run.Started run, StepName name, StepStatus status, RunEvent event) {
        var step = at(run, name, event);
        check(isRunning(run) && step.status() == StepStatus.RUNNING, event, run);
        return run.with(name, step.ended(status));
    }

    private static boolean isRunning(Run.Started run) {
        return run.status() == RunStatus.RUNNING;
    }

    private static Run.Step at(Run.Started run, StepName name, RunEvent event) {
        var step = run.steps().get(name);
        if (step == null) {
            throw CorruptStream.cannotFollow(event, run);
        }
        return step;
    }

    private static void check(boolean follows, RunEvent event, Run run) {
        if (!follows) {
            throw CorruptStream.cannotFollow(event, run);
        }
    }
}
