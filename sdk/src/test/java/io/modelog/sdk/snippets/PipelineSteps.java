package io.modelog.sdk.snippets;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.pipeline.ArtifactValues;
import io.modelog.sdk.pipeline.Done;
import io.modelog.sdk.pipeline.ExternalArtifact;
import io.modelog.sdk.pipeline.OutputConfig;
import io.modelog.sdk.pipeline.Pipeline;
import io.modelog.sdk.pipeline.PipelineDraft;
import io.modelog.sdk.pipeline.Progress;
import io.modelog.sdk.pipeline.RunConfig;
import io.modelog.sdk.pipeline.StepAction;
import io.modelog.sdk.pipeline.StepFunction;
import io.modelog.sdk.pipeline.StepRetries;
import io.modelog.sdk.pipeline.TerminalProgress;
import io.modelog.sdk.pipeline.Value;
import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.Materializers;
import io.modelog.sdk.store.TypeOf;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What can be said of steps, and what they take.
public final class PipelineSteps {
    private PipelineSteps() {}

    static List<Integer> load() {
        return List.of(1, 2, 3);
    }

    static void check() {}

    public static Pipeline described(PipelineDraft draft) {
        // @start region=steps
        return draft.define(p -> {
            Done checked = p.step("check", PipelineSteps::check);
            p.step("load")
                    .after(checked)
                    .retries(StepRetries.of(5).firstDelay(Duration.ofMillis(200)))
                    .cache(true)
                    .codeVersion("2")
                    .output(OutputConfig.named("iris_rows").tags("raw"))
                    .call(PipelineSteps::load);
        });
        // @end
    }

    public static Pipeline functions(PipelineDraft draft) {
        // @start region=functions
        StepFunction.One<List<Integer>, Integer> largest = rows -> rows.getLast();
        StepAction.One<Integer> print = number -> System.out.println(number);
        return draft.define(p -> {
            Value<List<Integer>> rows = p.step("load", PipelineSteps::load);
            Value<Integer> number = p.step("largest", rows, largest);
            p.step("print", number, print);
        });
        // @end
    }

    public static Pipeline external(PipelineDraft draft) {
        // @start region=external
        var rows = ExternalArtifact.named("iris_rows", new TypeOf<List<Integer>>() {}).version(1);
        return draft.define(p -> {
            Value<Integer> depth = p.external(ExternalArtifact.value(3));
            p.step("count", p.external(rows), depth, (all, most) -> all.size() < most);
        });
        // @end
    }

    public static List<?> values(Modelog modelog, ArtifactStore store) {
        // @start region=values
        var values = new ArtifactValues(modelog, store, Materializers.installed());
        values.save("iris_rows", List.of(1, 2, 3));
        List<?> rows = values.load("iris_rows", List.class);
        // @end
        return rows;
    }

    public static PipelineDraft configured(PipelineDraft draft, Path file) throws IOException {
        // @start region=config
        var config = RunConfig.read(file); // such as: cache: true
        return draft.config(config);
        // @end
    }

    public static PipelineDraft shown(PipelineDraft draft) {
        // @start region=terminal
        return draft.progress(TerminalProgress.ofProcess());
        // @end
    }

    public static PipelineDraft watched(PipelineDraft draft, List<String> retried) {
        // @start region=progress
        return draft.progress(progress -> {
            if (progress instanceof Progress.StepRetried(var step, var attempt, _, _)) {
                retried.add(step + " failed in attempt " + attempt);
            }
        });
        // @end
    }
}
