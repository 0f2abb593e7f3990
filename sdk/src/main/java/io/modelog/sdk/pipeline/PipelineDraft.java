package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializer;
import io.modelog.sdk.store.Materializers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A pipeline whose steps are not defined yet.
///
/// {@snippet file=PipelineTraining.java region=pipeline}
public final class PipelineDraft {
    /// The node gives a run up after three times this long without a sign of life.
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final String name;
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private RunConfig config = RunConfig.NONE;
    private Materializers materializers = Materializers.installed();
    private Consumer<Progress> progress = _ -> {};
    private Duration heartbeat = HEARTBEAT;
    private int parallelism = Math.max(2, Runtime.getRuntime().availableProcessors());
    private @Nullable ModelVersion model;
    private @Nullable Boolean cache;
    private @Nullable StepRetries retries;
    private @Nullable ArtifactStore store;

    PipelineDraft(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pipeline has a name");
        }
        this.name = name;
    }

    /// What a file says where the code says nothing (V-53).
    public PipelineDraft config(RunConfig chosen) {
        config = chosen;
        return this;
    }

    /// Whether steps may take the outputs of earlier runs with the same code, parameters and inputs; not unless
    /// said so, because the code that a step calls in other classes is not looked at.
    public PipelineDraft cache(boolean allowed) {
        cache = allowed;
        return this;
    }

    /// How often each step is tried; once unless said otherwise.
    public PipelineDraft retries(StepRetries chosen) {
        retries = chosen;
        return this;
    }

    /// How many steps may run at the same time; as many as there are processors, and two at least, unless said otherwise.
    public PipelineDraft parallelism(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("at least one step runs at a time, not " + steps);
        }
        parallelism = steps;
        return this;
    }

    /// How often a run says that it is alive, 1 second to an hour; [#HEARTBEAT] unless set.
    public PipelineDraft heartbeat(Duration interval) {
        if (interval.toSeconds() < 1 || interval.toSeconds() > 3_600) {
            throw new IllegalArgumentException(
                    "a heartbeat comes every second to every hour, not every " + interval);
        }
        heartbeat = interval;
        return this;
    }

    /// The model version that the runs work on: their outputs are linked to it.
    public PipelineDraft model(ModelVersion version) {
        model = version;
        return this;
    }

    /// A value for [PipelineContext#extra], kept with each run.
    public PipelineDraft extra(String key, Object value) {
        extra.put(key, value);
        return this;
    }

    /// Where outputs are stored; [ArtifactStore#fromEnvironment] unless set.
    public PipelineDraft store(ArtifactStore chosen) {
        store = chosen;
        return this;
    }

    /// A materializer that is asked before those given earlier and the installed ones.
    public PipelineDraft materializer(Materializer first) {
        materializers = materializers.with(first);
        return this;
    }

    /// Is told what happens, one thing at a time, in the thread in which it does.
    public PipelineDraft progress(Consumer<Progress> listener) {
        progress = listener;
        return this;
    }

    /// Composes the steps: `definition` is called once, now, and runs none of them.
    public Pipeline define(Consumer<PipelineContext> definition) {
        Map<String, Object> extras = new LinkedHashMap<>(config.extra());
        extras.putAll(extra);
        var chosen = Optional.ofNullable(model == null ? config.model() : model);
        var context = new PipelineContext(name, chosen, extras, config);
        definition.accept(context);
        return new Pipeline(
                new Pipeline.Config(
                        name,
                        chosen,
                        extras,
                        Boolean.TRUE.equals(cache == null ? config.cache() : cache),
                        retries(),
                        parallelism,
                        heartbeat,
                        store == null ? ArtifactStore.fromEnvironment(System.getenv()) : store,
                        materializers,
                        progress),
                context.close());
    }

    private StepRetries retries() {
        var chosen = retries == null ? config.retries() : retries;
        return chosen == null ? StepRetries.none() : chosen;
    }
}
