package io.modelog.sdk.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Runs steps in virtual threads as soon as those they wait for are done, a bounded number at a time, those defined first
/// before others. After a failure it starts none, interrupts those that run, and waits for them.
final class StepScheduler {
    private final int limit;
    private final Work work;
    private final BlockingQueue<Happening> happened = new LinkedBlockingQueue<>();
    private final PriorityQueue<StepDefinition> ready =
            new PriorityQueue<>(Comparator.comparingInt(StepDefinition::index));
    private final Map<StepDefinition, Integer> awaited = new HashMap<>();
    private final Map<StepDefinition, List<StepDefinition>> followers = new HashMap<>();
    private final Map<StepDefinition, Interruption> running = new HashMap<>();
    private final Map<Integer, StepSummary> done = new TreeMap<>();
    private final List<Failure> failures = new ArrayList<>();

    StepScheduler(int limit, Work work) {
        this.limit = limit;
        this.work = work;
    }

    @FunctionalInterface
    interface Work {
        StepSummary run(StepDefinition step, Interruption interruption) throws Exception;
    }

    /// What ended a run too early: a step, or something outside of them.
    record Failure(@Nullable StepDefinition step, Throwable cause, boolean isConsequence) {
        int index() {
            return step == null ? -1 : step.index();
        }
    }

    /// The steps that are done, in the order of definition, and the failure if there was one.
    record Outcome(List<StepSummary> done, Optional<Failure> failure) {}

    private sealed interface Happening {
        record Completed(StepDefinition step, StepSummary summary) implements Happening {}

        record Failed(StepDefinition step, Throwable cause) implements Happening {}

        record Stopped(Throwable cause) implements Happening {}
    }

    /// Ends the run as failed; from any thread, also before it has begun.
    void stop(Throwable cause) {
        happened.add(new Happening.Stopped(cause));
    }

    Outcome run(List<StepDefinition> steps) {
        steps.forEach(this::plan);
        while (true) {
            for (var earlier = happened.poll(); earlier != null; earlier = happened.poll()) {
                take(earlier);
            }
            while (failures.isEmpty() && running.size() < limit && !ready.isEmpty()) {
                start(ready.remove());
            }
            if (running.isEmpty()) {
                return new Outcome(List.copyOf(done.values()), failure());
            }
            take(next());
        }
    }

    private void plan(StepDefinition step) {
        var predecessors = step.predecessors();
        awaited.put(step, predecessors.size());
        predecessors.forEach(it -> followers.computeIfAbsent(it, _ -> new ArrayList<>()).add(step));
        if (predecessors.isEmpty()) {
            ready.add(step);
        }
    }

    private void start(StepDefinition step) {
        var thread = new Interruption();
        running.put(step, thread);
        Thread.ofVirtual()
                .name("modelog-step-" + step.name())
                .start(() -> happened.add(run(step, thread)));
    }

    /// Whatever the user's code throws must come to the run.
    private Happening run(StepDefinition step, Interruption interruption) {
        try {
            interruption.beginWork();
            return new Happening.Completed(step, work.run(step, interruption));
        } catch (Throwable cause) {
            return new Happening.Failed(step, cause);
        }
    }

    private Happening next() {
        try {
            return happened.take();
        } catch (InterruptedException e) {
            return new Happening.Stopped(e);
        }
    }

    private void take(Happening happening) {
        switch (happening) {
            case Happening.Completed(var step, var summary) -> {
                running.remove(step);
                done.put(step.index(), summary);
                followers.getOrDefault(step, List.of()).forEach(this::release);
            }
            case Happening.Failed(var step, var cause) -> {
                var interruption = running.remove(step);
                fail(new Failure(step, cause, interruption != null && interruption.happened()));
            }
            case Happening.Stopped(var cause) -> fail(new Failure(null, cause, false));
        }
    }

    private void release(StepDefinition step) {
        if (awaited.merge(step, -1, Integer::sum) == 0) {
            ready.add(step);
        }
    }

    private void fail(Failure failure) {
        failures.add(failure);
        running.values().forEach(Interruption::interrupt);
    }

    /// The first in the order of definition, whichever thread was faster; a step that failed because it was interrupted is
    /// no cause. The others are suppressed in it.
    @SuppressWarnings("ReferenceEquality") // an exception may call itself equal to another
    private Optional<Failure> failure() {
        failures.sort(
                Comparator.comparing(Failure::isConsequence).thenComparingInt(Failure::index));
        if (failures.isEmpty()) {
            return Optional.empty();
        }
        var first = failures.getFirst();
        failures.stream()
                .map(Failure::cause)
                .filter(cause -> cause != first.cause())
                .forEach(first.cause()::addSuppressed);
        return Optional.of(first);
    }
}
