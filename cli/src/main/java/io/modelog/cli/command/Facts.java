package io.modelog.cli.command;

import io.modelog.sdk.Event;
import io.modelog.sdk.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
            default -> toldOfGuards(event);
        };
    }

    private static String toldOfGuards(Event event) {
        return switch (event.type()) {
            case "MetadataLogged" ->
                    "%s logged for %s".formatted(keys(event, "entries"), version(event));
            case "TagsChanged" -> tags(event);
            case "StagesDefined" -> "stages are " + each(event, "stages", "name");
            case "StagePolicyChanged" ->
                    "policy of %s %s".formatted(value(event, "stage"), policy(event));
            case "PromotionRequested" -> promotion(event, "requested");
            case "PromotionApproved" -> promotion(event, "approved") + comment(event);
            case "PromotionRejected" -> promotion(event, "rejected") + comment(event);
            case "PromotionWithdrawn" -> promotion(event, "withdrawn");
            case "PromotionRefused" ->
                    promotion(event, "refused") + ": " + each(event, "failures", "detail");
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
        return version(event)
                + (from == null ? "" : " from " + from)
                + " to "
                + stage(event, "to")
                + cause(event);
    }

    private static String cause(Event event) {
        var other = value(event, "counterpart");
        var displacedBy = value(event, "displacedBy");
        if (displacedBy != null) {
            return ", displaced by version " + displacedBy;
        }
        return switch (String.valueOf(value(event, "cause")).toLowerCase(Locale.ROOT)) {
            case "displaced" -> ", displaced by version " + other;
            case "rolled-back" -> ", rolled back" + (other == null ? "" : " with version " + other);
            case "swapped" -> ", swapped with version " + other;
            default -> "";
        };
    }

    private static String promotion(Event event, String what) {
        return "promotion of %s to %s %s".formatted(version(event), value(event, "stage"), what);
    }

    private static String comment(Event event) {
        var comment = value(event, "comment");
        return comment == null ? "" : ": " + comment;
    }

    private static String tags(Event event) {
        var of = value(event, "number") == null ? "model" : version(event);
        var added = each(event, "added", "");
        var removed = each(event, "removed", "");
        return of
                + (added.isEmpty() ? "" : " tagged " + added)
                + (removed.isEmpty() ? "" : (added.isEmpty() ? "" : ",") + " untagged " + removed);
    }

    private static String version(Event event) {
        var number = value(event, "number");
        return number == null ? "a new version" : "version " + number;
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

    private static String policy(Event event) {
        if (!(event.data().get("policy") instanceof Map<?, ?> policy)) {
            return "removed";
        }
        var parts = new ArrayList<String>();
        if (policy.get("requires") instanceof List<?> rules) {
            rules.forEach(rule -> parts.add(String.valueOf(rule)));
        }
        if (policy.get("after") instanceof String stage) {
            parts.add("after " + stage);
        }
        if (policy.get("approvals") instanceof Integer approvals && approvals > 0) {
            parts.add(approvals == 1 ? "1 approval" : approvals + " approvals");
        }
        return "set: " + String.join(", ", parts);
    }

    private static String keys(Event event, String field) {
        return event.data().get(field) instanceof Map<?, ?> entries
                ? entries.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                : field;
    }

    private static String each(Event event, String field, String part) {
        return event.data().get(field) instanceof List<?> items
                ? items.stream()
                        .map(item -> item instanceof Map<?, ?> map ? map.get(part) : item)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                : "";
    }
}
