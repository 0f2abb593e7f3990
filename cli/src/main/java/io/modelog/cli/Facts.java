package io.modelog.cli;

import io.modelog.sdk.Event;
import io.modelog.sdk.Stage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Events in words.
final class Facts {
    static final String STAGE_CHANGED = "VersionStageChanged";

    private Facts() {}

    /// One clause on what happened. A kind of event that this release does not know is told by its name and fields.
    static String tell(Event event) {
        return switch (event.type()) {
            case "ModelRegistered" -> "model registered";
            case "ModelUpdated" -> "model updated";
            case "ModelDeleted" -> "model deleted";
            case "VersionCreated" -> version(event) + named(event) + " created";
            case "VersionUpdated" -> version(event) + named(event) + " updated";
            case "VersionDeleted" -> version(event) + " deleted";
            case STAGE_CHANGED -> stageChange(event);
            case "ArtifactLinked" -> "%s linked to %s".formatted(artifact(event), version(event));
            case "ArtifactUnlinked" ->
                    "%s unlinked from %s".formatted(artifact(event), version(event));
            case "RunAttached" ->
                    "run %s attached to %s".formatted(value(event, "runId"), version(event));
            case "RunDetached" ->
                    "run %s detached from %s".formatted(value(event, "runId"), version(event));
            default -> "%s %s".formatted(event.type(), event.data());
        };
    }

    /// Whether the event moved a version into the stage or out of it.
    static boolean touches(Event event, Stage stage) {
        return event.type().equals(STAGE_CHANGED)
                && (stage.text().equals(stage(event, "to"))
                        || stage.text().equals(stage(event, "from")));
    }

    private static String stageChange(Event event) {
        var from = stage(event, "from");
        var displacedBy = value(event, "displacedBy");
        return version(event)
                + (from == null ? "" : " from " + from)
                + " to "
                + stage(event, "to")
                + (displacedBy == null ? "" : ", displaced by version " + displacedBy);
    }

    private static String version(Event event) {
        return "version " + value(event, "number");
    }

    private static String named(Event event) {
        var name = value(event, "name");
        return name == null || name.equals(value(event, "number")) ? "" : " '" + name + "'";
    }

    private static String artifact(Event event) {
        return "%s@%s".formatted(value(event, "artifact"), value(event, "artifactVersion"));
    }

    private static @Nullable String stage(Event event, String field) {
        var stage = value(event, field);
        return stage == null ? null : stage.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(Event event, String field) {
        var value = event.data().get(field);
        return value == null ? null : value.toString();
    }
}
