package io.modelog.api.http;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.TagName;
import io.modelog.events.model.Stage;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// The problems of asking for what is not there.
public final class Unknown {
    private Unknown() {}

    public static ProblemException model(ModelName model) {
        return new ProblemException(
                new Problem(
                        ProblemType.MODEL_UNKNOWN,
                        "there is no model '%s'".formatted(model),
                        Map.of("model", model)));
    }

    public static ProblemException version(ModelName model, Object version) {
        return new ProblemException(
                new Problem(
                        ProblemType.VERSION_UNKNOWN,
                        "model '%s' has no version '%s'".formatted(model, version),
                        Map.of("model", model, "version", version.toString())));
    }

    public static ProblemException artifact(ArtifactName artifact) {
        return new ProblemException(
                new Problem(
                        ProblemType.ARTIFACT_UNKNOWN,
                        "there is no artifact '%s'".formatted(artifact),
                        Map.of("artifact", artifact)));
    }

    /// @param version empty when the newest was asked for and there is none
    public static ProblemException artifactVersion(ArtifactName artifact, OptionalLong version) {
        var asked = version.isPresent() ? Long.toString(version.getAsLong()) : "latest";
        return new ProblemException(
                new Problem(
                        ProblemType.ARTIFACT_VERSION_UNKNOWN,
                        "artifact '%s' has no version '%s'".formatted(artifact, asked),
                        Map.of("artifact", artifact, "version", asked)));
    }

    public static ProblemException artifactVersion(UUID id) {
        return new ProblemException(
                new Problem(
                        ProblemType.ARTIFACT_VERSION_UNKNOWN,
                        "there is no artifact version %s".formatted(id),
                        Map.of("id", id)));
    }

    public static ProblemException link(ModelName model, Object version, String link) {
        return new ProblemException(
                new Problem(
                        ProblemType.LINK_UNKNOWN,
                        "%s@%s has no link '%s'".formatted(model, version, link),
                        Map.of("model", model, "version", version.toString(), "link", link)));
    }

    public static ProblemException run(RunId run) {
        return new ProblemException(
                new Problem(
                        ProblemType.RUN_UNKNOWN,
                        "there is no run %s".formatted(run),
                        Map.of("run", run)));
    }

    public static ProblemException tag(TagName tag) {
        return new ProblemException(
                new Problem(
                        ProblemType.TAG_UNKNOWN,
                        "there is no tag '%s'".formatted(tag),
                        Map.of("tag", tag)));
    }

    public static ProblemException request(ModelName model, long version, Stage stage) {
        return new ProblemException(
                new Problem(
                        ProblemType.REQUEST_UNKNOWN,
                        "nobody asks to let %s@%d into %s".formatted(model, version, stage),
                        Map.of("model", model, "version", version, "stage", stage)));
    }

    public static ProblemException step(RunId run, StepName step) {
        return new ProblemException(
                new Problem(
                        ProblemType.STEP_UNKNOWN,
                        "run %s has no step '%s'".formatted(run, step),
                        Map.of("run", run, "step", step)));
    }

    public static ProblemException subscription(String name) {
        return new ProblemException(
                new Problem(
                        ProblemType.SUBSCRIPTION_UNKNOWN,
                        "there is no subscription '%s'".formatted(name),
                        Map.of("subscription", name)));
    }

    public static ProblemException deadLetter(String subscription, UUID event) {
        return new ProblemException(
                new Problem(
                        ProblemType.DEAD_LETTER_UNKNOWN,
                        "subscription '%s' has no dead letter of event %s"
                                .formatted(subscription, event),
                        Map.of("subscription", subscription, "event", event)));
    }
}
