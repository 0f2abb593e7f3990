package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelog.sdk.ArtifactRef;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Run;
import io.modelog.sdk.Step;
import io.modelog.sdk.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page's two pipelines in Java and in Python, each on a node of its own: what is on record afterwards is the same, but
/// for what is different in each run, and for the form of the classifier itself.
class PythonExamplesTest {
    private static final String MODEL = "iris_classifier";
    private static final long LIMIT_SECONDS = 120;

    @TempDir private static Path javaDir;
    @TempDir private static Path pythonDir;
    private static FreshSystem java;
    private static FreshSystem python;
    private static PythonProcess interpreter;

    @BeforeAll
    static void trainOnceAndPredictTwice() throws Exception {
        python = new FreshSystem(pythonDir);
        interpreter =
                PythonProcess.on(python.modelog.settings().url(), pythonDir.resolve("artifacts"));
        java = new FreshSystem(javaDir);
        interpreter.run("examples/train_and_promote.py");
        interpreter.run("examples/predict.py");
        interpreter.run("examples/predict.py");
        runJava(TrainAndPromote.class);
        runJava(DoPredictions.class);
        runJava(DoPredictions.class);
    }

    @AfterAll
    static void stop() {
        Stream.of(java, python).filter(system -> system != null).forEach(FreshSystem::close);
    }

    @Test
    void models_and_versions_are_the_same() {
        assertThat(catalogue(python.modelog)).isEqualTo(catalogue(java.modelog)).hasSize(2);
    }

    @Test
    void links_and_artifacts_are_the_same() {
        assertThat(artifacts(python.modelog)).isEqualTo(artifacts(java.modelog)).hasSize(16);
    }

    @Test
    void runs_and_their_steps_are_the_same() {
        assertThat(runs(python.modelog)).isEqualTo(runs(java.modelog)).hasSize(11);
    }

    @Test
    void java_reads_what_python_stored() throws IOException {
        var stored = python.modelog.artifacts().latestVersion("train_ds");

        var flowers =
                python.store()
                        .read(
                                stored.uri(),
                                stored.sha256(),
                                in -> new ObjectMapper().readValue(in, Flower[].class));

        assertThat(flowers).hasSize(105);
    }

    @Test
    void python_reads_what_java_stored() {
        var reader = PythonProcess.on(java.modelog.settings().url(), javaDir.resolve("artifacts"));

        var told =
                reader.run(
                        "-c",
                        """
                        from modelog import load_artifact
                        flowers, predictions = load_artifact("train_ds"), load_artifact("iris_predictions")
                        print(len(flowers), sorted(flowers[0]), len(predictions))
                        """);

        assertThat(told.strip()).isEqualTo("105 ['measurement', 'species'] 15");
    }

    private static List<String> catalogue(Modelog modelog) {
        var lines = new ArrayList<String>();
        modelog.models().list().stream()
                .forEach(m ->
                        lines.add(
                                "%s, %s, %s, tags %s"
                                        .formatted(
                                                m.name(), m.license(), m.description(), m.tags())));
        modelog.versions(MODEL).list().stream().map(PythonExamplesTest::told).forEach(lines::add);
        return lines;
    }

    private static String told(Version v) {
        return "%d %s in %s: %s, tags %s, metadata %s, artifacts %s, runs %d"
                .formatted(
                        v.number(),
                        v.name(),
                        v.stage(),
                        v.description(),
                        v.tags(),
                        v.metadata().keySet(),
                        v.artifacts(),
                        v.runs());
    }

    private static List<String> artifacts(Modelog modelog) {
        var lines = new ArrayList<String>();
        modelog.versions(MODEL).links("1").stream()
                .forEach(link -> lines.add("%s is %s".formatted(link.id(), link.kind())));
        modelog.artifacts().list().stream()
                .forEach(a ->
                        lines.add(
                                "%s, %s, %d versions, tags %s"
                                        .formatted(a.name(), a.kind(), a.versions(), a.tags())));
        modelog.models().history(MODEL).type("VersionStageChanged").events().stream()
                .forEach(e ->
                        lines.add(
                                "%s to %s".formatted(e.data().get("number"), e.data().get("to"))));
        modelog.models().history(MODEL).type("VersionCreated").events().stream()
                .forEach(e -> lines.add("created as %s".formatted(e.data().get("name"))));
        return lines;
    }

    private static List<String> runs(Modelog modelog) {
        return modelog.runs().list().stream()
                .flatMap(run -> told(modelog.runs().get(run.id())))
                .toList();
    }

    private static Stream<String> told(Run run) {
        var itself =
                "%s %s, extra %s, of %s"
                        .formatted(run.pipeline(), run.status(), run.extra(), run.models());
        return Stream.concat(Stream.of(itself), run.steps().stream().map(PythonExamplesTest::told));
    }

    private static String told(Step step) {
        return "%s %s: %s to %s"
                .formatted(step.name(), step.status(), told(step.inputs()), step.outputs());
    }

    /// What was taken, in the order of names: what a parameter is called is up to the program.
    private static List<String> told(List<ArtifactRef> inputs) {
        return inputs.stream()
                .map(input -> input.artifact() + "@" + input.version())
                .sorted()
                .toList();
    }

    private static void runJava(Class<?> program) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName())
                        .redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "MODELOG_URL",
                                java.modelog.settings().url().toString(),
                                "MODELOG_ARTIFACTS",
                                javaDir.resolve("artifacts").toString()));
        var output = Files.createTempFile(javaDir, "java", ".out");
        var process = builder.redirectOutput(output.toFile()).start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }
}
