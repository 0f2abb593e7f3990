package io.modelog.sdk.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelog.sdk.NewLink;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.Stage;
import io.modelog.sdk.store.Materializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The original's `steps/test_external_artifact.py`: what steps take from elsewhere in a run.
class ExternalArtifactRunTest {
    private final Lab lab;
    private final ArtifactValues values;

    ExternalArtifactRunTest(@TempDir Path directory) throws IOException {
        lab = new Lab(directory);
        values = new ArtifactValues(lab.modelog, lab.store, Materializers.STANDARD);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void by_value() {
        assertThat(taken(ExternalArtifact.value(42))).isEqualTo(42);
    }

    @Test
    void by_name_it_is_the_newest() {
        values.save("answer", 23);
        values.save("answer", 42);

        assertThat(taken(ExternalArtifact.named("answer", Integer.class))).isEqualTo(42);
    }

    @Test
    void by_name_and_version() {
        values.save("answer", 23);
        values.save("answer", 42);

        assertThat(taken(ExternalArtifact.named("answer", Integer.class).version(1))).isEqualTo(23);
    }

    @Test
    void what_is_not_there_fails_the_run_before_its_first_step() {
        List<String> ran = new ArrayList<>();

        assertThatExceptionOfType(RunFailedException.class)
                .isThrownBy(() ->
                        lab.run(p -> {
                            p.step(
                                    "first",
                                    () -> {
                                        ran.add("first");
                                    });
                            p.step(
                                    "take",
                                    p.external(ExternalArtifact.named("answer", Integer.class)),
                                    answer -> answer);
                        }))
                .withMessageContaining("there is no artifact 'answer'");
        assertThat(ran).isEmpty();
    }

    /// X-7, `test_direct_consumption`: 1 → 42, "1" → 42, "foo" → 23; and by stage.
    @ParameterizedTest
    @CsvSource({"1, 42", "foo, 23", "production, 23"})
    void from_a_version_of_another_model(String version, int expected) {
        lab.modelog.models().register(NewModel.named("iris"));
        var versions = lab.modelog.versions("iris");
        versions.create(NewVersion.UNNAMED);
        versions.create(NewVersion.named("foo"));
        versions.setStage(2, Stage.PRODUCTION, false, null);
        versions.link(1, link(values.save("answer", 42).number()));
        versions.link(2, link(values.save("answer", 23).number()));

        var artifact = ExternalArtifact.ofModel("answer", Integer.class).model("iris", version);

        assertThat(taken(artifact)).isEqualTo(expected);
    }

    /// B-6, A-13, R-1.
    @Test
    void from_the_own_version_it_is_the_newest_by_number_and_is_not_linked_again() {
        lab.modelog.models().register(NewModel.named("iris"));
        var versions = lab.modelog.versions("iris");
        versions.create(NewVersion.UNNAMED);
        for (int number = 1; number <= 10; number++) {
            versions.link(1, link(values.save("answer", number).number()));
        }

        List<Integer> taken = new ArrayList<>();
        lab.run(
                ModelVersion.of("iris").version(1),
                p ->
                        p.step(
                                "take",
                                p.modelArtifact("answer", Integer.class),
                                (Integer answer) -> {
                                    taken.add(answer);
                                }));

        assertThat(taken).containsExactly(10);
        assertThat(lab.node.linked()).hasSize(10);
        assertThat(lab.node.attached).containsExactly("iris@1");
    }

    private static NewLink link(int version) {
        return new NewLink("answer", version, null, false);
    }

    private int taken(ExternalArtifact<Integer> artifact) {
        List<Value<Integer>> given = new ArrayList<>();
        var result =
                lab.run(p -> given.add(p.step("take", p.external(artifact), answer -> answer)));
        return result.value(given.getFirst());
    }
}
