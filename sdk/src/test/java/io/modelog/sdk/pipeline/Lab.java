package io.modelog.sdk.pipeline;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// A node, its client and an artifact store, and pipelines that use them.
final class Lab implements AutoCloseable {
    final FakeNode node = new FakeNode();
    final Modelog modelog = node.client();
    final FileArtifactStore store;
    final List<Progress> told = Collections.synchronizedList(new ArrayList<>());

    Lab(Path directory) throws IOException {
        store = new FileArtifactStore(directory);
    }

    PipelineDraft draft(String name) {
        return Pipeline.named(name).store(store).progress(told::add);
    }

    RunResult run(Consumer<PipelineContext> definition) {
        return draft("train").define(definition).run(modelog);
    }

    RunResult run(ModelVersion model, Consumer<PipelineContext> definition) {
        return draft("train").model(model).define(definition).run(modelog);
    }

    /// What was told of this kind.
    <P extends Progress> List<P> told(Class<P> kind) {
        synchronized (told) {
            return told.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    @Override
    public void close() {
        modelog.close();
        node.close();
    }
}
