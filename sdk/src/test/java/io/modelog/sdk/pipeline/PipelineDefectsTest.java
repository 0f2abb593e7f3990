package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.store.FileArtifactStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The defects of the original's pipeline library that this one does not have. The others are in the api's `DefectsTest`.
class PipelineDefectsTest {
    private final FakeNode node;
    private final Modelog modelog;
    private final FileArtifactStore store;

    PipelineDefectsTest(@TempDir Path directory) throws IOException {
        node = new FakeNode();
        modelog = node.client();
        store = new FileArtifactStore(directory);
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    private Pipeline oneStep(StepAction.None step) {
        return Pipeline.named("train")
                .store(store)
                .model(ModelVersion.of("iris").createNew().deleteOnFailure())
                .define(p -> p.step("look", step));
    }

    /// The run is attached to its new version whatever its steps do later.
    @Test
    void b_20_a_run_is_attached_to_its_version_before_its_first_step() {
        List<String> attached = new ArrayList<>();
        oneStep(
                        () -> {
                            attached.addAll(node.attached);
                        })
                .run(modelog);

        assertThat(attached).containsExactly("iris@1");
    }

    @Test
    void b_22_renaming_and_deletion_wait_for_the_end_of_the_run() {
        List<String> during = new ArrayList<>();
        oneStep(
                        () -> {
                            during.addAll(node.texts(node.versions, "name"));
                        })
                .run(modelog);
        assertThat(during).containsExactly("running");
        assertThat(node.texts(node.versions, "name")).containsExactly("1");

        assertThatThrownBy(() ->
                        oneStep(
                                        () -> {
                                            during.addAll(node.texts(node.versions, "name"));
                                            throw new IllegalStateException("late");
                                        })
                                .run(modelog))
                .isInstanceOf(RunFailedException.class);
        assertThat(during).containsExactly("running", "1", "running");
        assertThat(node.texts(node.versions, "name")).containsExactly("1");
    }
}
