package io.modelog.sdk.pipeline;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.FileArtifactStore;
import io.modelog.sdk.store.Materializer;
import io.modelog.sdk.store.Materializers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A pipeline whose steps are not defined yet.
public final class PipelineDraft {
    private final String name;
    private Optional<ModelVersion> model = Optional.empty();
    private final Map<String, Object> extra = new LinkedHashMap<>();
    private Optional<ArtifactStore> store = Optional.empty();
    private Materializers materializers = Materializers.STANDARD;
    private Consumer<Progress> progress = _ -> {};

    PipelineDraft(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a pipeline has a name");
        }
        this.name = name;
    }

    /// Whether steps may take the outputs of earlier runs; only `false` so far.
    public PipelineDraft cache(boolean cache) {
        if (cache) {
            throw new UnsupportedOperationException(
                    "steps cannot take outputs of earlier runs yet: leave cache(true) out of pipeline "
                            + name);
        }
        return this;
    }

    /// The model version that the runs work on: their outputs are linked to it.
    public PipelineDraft model(ModelVersion version) {
        model = Optional.of(version);
        return this;
    }

    /// A value for [PipelineContext#extra], kept with each run.
    public PipelineDraft extra(String key, Object value) {
        extra.put(key, value);
        return this;
    }

    /// Where outputs are stored; [FileArtifactStore#fromEnvironment] unless set.
    public PipelineDraft store(ArtifactStore chosen) {
        store = Optional.of(chosen);
        return this;
    }

    /// A materializer that is asked before those given earlier and the standard ones.
    public PipelineDraft materializer(Materializer first) {
        materializers = materializers.with(first);
        return this;
    }

    /// Is told what happens, in the thread that runs the pipeline.
    public PipelineDraft progress(Consumer<Progress> listener) {
        progress = listener;
        return this;
    }

    /// Composes the steps: `definition` is called once, now, and runs none of them.
    public Pipeline define(Consumer<PipelineContext> definition) {
        var context = new PipelineContext(name, model, extra);
        definition.accept(context);
        var config =
                new Pipeline.Config(
                        name,
                        model,
                        extra,
                        store.orElseGet(() -> FileArtifactStore.fromEnvironment(System.getenv())),
                        materializers,
                        progress);
        return new Pipeline(config, context.close());
    }
}
