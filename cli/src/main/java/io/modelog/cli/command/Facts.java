package io.modelog.cli.command;

import io.modelog.sdk.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Events in words.
final class Facts {
    private static final String STAGE_CHANGED = "VersionStageChanged";

    private Facts() {}

    /// One clause on what happened. A kind of event that this release does not know is told by its name and fields.
    static String tell(Event event) {
        return switch (event.type()) {
            case "ModelRegistered" -> "model registered";
            case "ModelUpdated" -> "model updated" + Differences.after(event.changes());
            case "ModelDeleted" -> "model deleted";
            case "VersionCreated" -> version(event) + named(event) + " created";
            case "VersionUpdated" ->
                    version(event) + " updated" + Differences.after(event.changes());
            case "VersionDeleted" -> version(event) + " deleted";
            case STAGE_CHANGED -> stageChange(event);
            case "ArtifactLinked" ->
                    "%s linked to %s".formatted(artifact(event), version(event))
                            + Differences.after(event.changes());
            case "ArtifactUnlinked" ->
                    "%s unlinked from %s".formatted(artifact(event), version(event));
            case "RunAttached" ->
                    "run %s attached to %s".formatted(value(event, "runId"), version(event));
            case "RunDetached" ->
                    "run %s detached from %s".formatted(value(event, "runId"), version(event));
            case "VersionReleased" ->
                    "%s released by run %s".formatted(version(event), value(event, "runId"));
            default -> toldOfGuards(event);
        };
    }

    private static String toldOfGuards(Event event) {
        return switch (event.type()) {
            case "MetadataLogged" -> "%s logged for %s".formatted(logged(event), version(event));
            case "TagsChanged" -> tags(event, "model");
            case "StagesDefined" -> "stages are " + each(event, "stages", "name") + stages(event);
            case "StagePolicyChanged" ->
                    "policy of %s %s".formatted(value(event, "stage"), policy(event));
            case "PromotionRequested" -> promotion(event, "requested");
            case "PromotionApproved" -> promotion(event, "approved") + comment(event);
            case "PromotionRejected" -> promotion(event, "rejected") + comment(event);
            case "PromotionWithdrawn" -> promotion(event, "withdrawn");
            case "PromotionRefused" ->
                    promotion(event, "refused") + ": " + each(event, "failures", "detail");
            default -> toldOfArtifacts(event);
        };
    }

    private static String toldOfArtifacts(Event event) {
        return switch (event.type()) {
            case "ArtifactRegistered" -> "artifact registered";
            case "ArtifactVersionCreated" -> version(event) + " created";
            case "ArtifactTagsChanged" -> tags(event, "artifact");
            case "ArtifactMetadataLogged" ->
                    "%s logged for %s".formatted(logged(event), version(event));
            case "ArtifactVersionDeleted" -> version(event) + " deleted";
            case "ArtifactDeleted" -> "artifact deleted";
            case "TagRegistered" -> "tag registered in " + value(event, "color");
            case "TagRecolored" -> "tag changed: " + Differences.of(event.changes());
            case "TagDeleted" -> "tag deleted";
            default -> toldOfRuns(event);
        };
    }

    private static String toldOfRuns(Event event) {
        return switch (event.type()) {
            case "RunStarted" ->
                    "run '%s' of %s started"
                            .formatted(value(event, "name"), value(event, "pipeline"));
            case "StepStarted" -> step(event) + " started";
            case "StepCompleted" -> step(event) + " completed";
            case "StepCached" -> step(event) + " taken from the cache";
            case "StepFailed" -> "%s failed: %s".formatted(step(event), value(event, "error"));
            case "RunCompleted" -> "run completed";
            case "RunFailed" -> "run failed: " + value(event, "error");
            case "RunMetadataLogged" ->
                    "%s logged for %s"
                            .formatted(
                                    logged(event),
                                    value(event, "step") == null ? "run" : step(event));
            case "RunDeleted" -> "run deleted";
            default -> "%s %s".formatted(event.type(), event.data());
        };
    }

    private static String step(Event event) {
        return "step " + value(event, "step");
    }

    /// Values that are logged again as they were are told by their keys.
    private static String logged(Event event) {
        return event.changes().isEmpty() ? keys(event, "entries") : Differences.of(event.changes());
    }

    private static String stages(Event event) {
        return event.changes().isEmpty() ? "" : " (%s)".formatted(Differences.of(event.changes()));
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

    private static String tags(Event event, String whole) {
        var of = value(event, "number") == null ? whole : version(event);
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
        var set = rules(event.data().get("policy"));
        var before =
                event.changes().stream()
                        .map(change -> rules(change.before()))
                        .filter(rules -> !rules.isEmpty())
                        .map(rules -> ", was " + rules)
                        .collect(Collectors.joining());
        return (set.isEmpty() ? "removed" : "set: " + set) + before;
    }

    private static String rules(@Nullable Object set) {
        if (!(set instanceof Map<?, ?> policy)) {
            return "";
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
        return String.join(", ", parts);
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
