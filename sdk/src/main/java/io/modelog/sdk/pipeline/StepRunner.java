package io.modelog.sdk.pipeline;

import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.NewStep;
import io.modelog.sdk.StepEnd;
import io.modelog.sdk.StepResult;
import io.modelog.sdk.StepStatus;
import io.modelog.sdk.VersionLink;
import io.modelog.sdk.store.TypeOf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One step of one run, in the thread that is its own: what it takes, its work, what it gives, and what the node and the
/// listener hear of it.
final class StepRunner {
    private static final int LONGEST_ERROR = 4_000;

    private final RunScope run;
    private final StepDefinition step;
    private final Consumer<Progress> told;
    private final Interruption interruption;
    private final long started = System.nanoTime();

    StepRunner(
            RunScope run, StepDefinition step, Consumer<Progress> told, Interruption interruption) {
        this.run = run;
        this.step = step;
        this.told = told;
        this.interruption = interruption;
    }

    StepSummary run() throws Exception {
        var own = run.versions().of(step);
        var inputs = run.produced().recordedInputs(step, own);
        var start =
                NewStep.named(step.name())
                        .withInputs(inputs.stream().map(Produced.Recorded::ref).toList())
                        .withParameters(step.parameters());
        if (run.config().caches(step)) {
            switch (run.cache().keyOf(step, inputs)) {
                case StepCache.Key.None(var why) ->
                        told.accept(
                                new Progress.Warned(
                                        "step %s always runs: %s".formatted(step.name(), why)));
                case StepCache.Key.Of(var key) -> {
                    start = start.withCacheKey(key);
                    var hit = run.cache().find(step, key);
                    if (hit.isPresent()) {
                        return takeOver(hit.get(), start, own);
                    }
                }
            }
        }
        return work(start, own);
    }

    /// The outputs of a cached step are linked like fresh ones.
    private StepSummary takeOver(Produced.Cached hit, NewStep start, Optional<PinnedVersion> own) {
        interruption.endWork();
        List<StepResult> outputs = new ArrayList<>();
        List<Progress.StoredOutput> stored = new ArrayList<>();
        for (var slot : hit.slots()) {
            var version = hit.version(slot);
            outputs.add(
                    new StepResult.Recorded(
                            slot.name(),
                            version.artifact(),
                            version.number(),
                            links(slot, slot.model(), own)));
            stored.add(
                    new Progress.StoredOutput(
                            version.artifact(),
                            version.number(),
                            slot.kind(),
                            version.sizeBytes()));
        }
        run.modelog().runs().recordStep(run.id(), start, StepEnd.cached(outputs));
        if (step.gives()) {
            run.produced().put(step, hit);
        }
        told.accept(new Progress.StepCached(step.name(), stored));
        return new StepSummary(step.name(), StepStatus.CACHED, lasted(), stored);
    }

    private StepSummary work(NewStep start, Optional<PinnedVersion> own) throws Exception {
        told.accept(new Progress.StepStarted(step.name()));
        var report = new StepReport(run.modelog().runs(), run.id(), start);
        report.begin();
        try {
            var given = call(report, own);
            var value = given.value();
            var slots = value == null ? List.<OutputSlot>of() : slotsOf(value);
            given.notes().check(step.name(), slots);
            var outputs = store(slots, value, given.notes(), own);
            interruption.endWork();
            return complete(report, value, slots, outputs);
        } catch (Throwable cause) {
            throw failed(report, cause);
        }
    }

    /// What an attempt gave, and what it said of its outputs.
    private record Given(@Nullable Object value, OutputNotes notes) {}

    private Given call(StepReport report, Optional<PinnedVersion> own) throws Exception {
        var inputs = run.produced().inputsOf(step, own);
        var retrier =
                new Retrier(
                        run.config().retries(step),
                        Thread::sleep,
                        (attempt, cause, delay) ->
                                told.accept(
                                        new Progress.StepRetried(
                                                step.name(), attempt, delay, cause)));
        return retrier.run(() -> attempt(inputs, report, own));
    }

    private Given attempt(Inputs inputs, StepReport report, Optional<PinnedVersion> own)
            throws Exception {
        var notes = new OutputNotes();
        var context = new StepContext(run, step, own, report, notes);
        var value = ScopedValue.where(StepContext.CURRENT, context).call(() -> step.run(inputs));
        if (value == null && step.gives()) {
            throw new IllegalStateException("step %s returned null".formatted(step.name()));
        }
        return new Given(value, notes);
    }

    /// What the value itself is made of: its class can be narrower than what the function declares.
    private List<OutputSlot> slotsOf(Object value) {
        return step.slots(TypeOf.of(value.getClass()));
    }

    private List<StepResult.Stored> store(
            List<OutputSlot> slots,
            @Nullable Object value,
            OutputNotes notes,
            Optional<PinnedVersion> own) {
        List<StepResult.Stored> outputs = new ArrayList<>();
        for (var slot : slots) {
            if (value != null) {
                outputs.add(
                        new StepResult.Stored(
                                slot.name(),
                                slot.artifact(),
                                run.values().store(slot.artifact(), slot.of(step.name(), value)),
                                slot.kind(),
                                slot.tags(),
                                notes.metadataOf(slot),
                                links(slot, notes.linkOf(slot).or(slot::model), own)));
            }
        }
        return outputs;
    }

    private List<VersionLink> links(
            OutputSlot slot, Optional<ModelVersion> chosen, Optional<PinnedVersion> own) {
        return chosen.map(run.versions()::pin)
                .or(() -> own)
                .map(pin ->
                        new VersionLink(
                                pin.model(),
                                Integer.toString(pin.number()),
                                slot.kind(),
                                slot.overwrite()))
                .map(List::of)
                .orElse(List.of());
    }

    private StepSummary complete(
            StepReport report,
            @Nullable Object value,
            List<OutputSlot> slots,
            List<StepResult.Stored> outputs)
            throws InterruptedException {
        var ended = report.end(StepEnd.completed(List.copyOf(outputs)));
        Map<String, Produced.Recorded> recorded = new LinkedHashMap<>();
        List<Progress.StoredOutput> stored = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            var ref = ref(ended.outputs(), slots.get(i));
            var content = outputs.get(i).content();
            recorded.put(slots.get(i).key(), new Produced.Recorded(ref, content.sha256()));
            stored.add(
                    new Progress.StoredOutput(
                            ref.artifact(),
                            ref.version(),
                            slots.get(i).kind(),
                            content.sizeBytes()));
        }
        if (value != null) {
            run.produced().put(step, new Produced.Fresh(value, recorded));
        }
        var took = lasted();
        told.accept(new Progress.StepCompleted(step.name(), took, stored));
        return new StepSummary(step.name(), StepStatus.COMPLETED, took, stored);
    }

    private ArtifactRef ref(List<ArtifactRef> outputs, OutputSlot slot) {
        return outputs.stream()
                .filter(output -> output.name().equals(slot.name()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "the node does not say which version output %s of step %s became"
                                        .formatted(slot.name(), step.name())));
    }

    /// The first cause stays the cause, whatever goes wrong in telling of it.
    private Exception failed(StepReport report, Throwable cause) {
        interruption.endWork();
        Attempt.suppressingIn(cause, () -> report.end(StepEnd.failed(shortened(cause))));
        Attempt.suppressingIn(
                cause, () -> told.accept(new Progress.StepFailed(step.name(), lasted(), cause)));
        return switch (cause) {
            case Exception e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }

    static String shortened(Throwable cause) {
        var text = cause.toString();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR) + "…";
    }

    private Duration lasted() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
