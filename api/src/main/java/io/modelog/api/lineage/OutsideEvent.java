package io.modelog.api.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.api.http.Json;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.id.Text;
import io.modelog.events.run.RunReport;
import io.modelog.events.run.RunStatus;
import io.modelog.events.run.StepArtifact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A RunEvent of OpenLineage (spec 2-0-2).
///
/// @param status null of `OTHER`, and of an event without a type
/// @param error null unless it failed
record OutsideEvent(
        RunId run,
        Instant at,
        @Nullable RunStatus status,
        @Nullable String error,
        PipelineName pipeline,
        StepName step,
        List<OutsideDataset> inputs,
        List<OutsideDataset> outputs,
        JsonNode document) {
    /// Throws [InvalidValue] under the place of what is wrong.
    static OutsideEvent of(JsonNode document) {
        var event = Outside.event(document);
        if (!event.node().has("run")) {
            throw new InvalidValue(
                    "run",
                    "is missing: RunEvents are taken; a JobEvent or a DatasetEvent tells of no run");
        }
        event.text("producer");
        event.text("schemaURL");
        var job = event.object("job");
        var namespace = job.text("namespace");
        var name = job.text("name");
        var type = event.optional("eventType");
        return new OutsideEvent(
                run(event.object("run")),
                time(event),
                status(type),
                error(event, type),
                new PipelineName(OutsideName.of(namespace, name)),
                new StepName(OutsideName.of(name)),
                event.objects("inputs").stream().map(OutsideDataset::of).toList(),
                event.objects("outputs").stream().map(OutsideDataset::of).toList(),
                document);
    }

    private static RunId run(Outside run) {
        try {
            return RunId.parse(run.text("runId"));
        } catch (InvalidValue e) {
            throw e.in("run.runId");
        }
    }

    private static Instant time(Outside event) {
        try {
            return OffsetDateTime.parse(event.text("eventTime")).toInstant();
        } catch (DateTimeParseException _) {
            throw new InvalidValue("eventTime", "is no time such as 2026-01-31T12:00:00Z");
        }
    }

    private static @Nullable RunStatus status(@Nullable String type) {
        return switch (type) {
            case null -> null;
            case "OTHER" -> null;
            case "START", "RUNNING" -> RunStatus.RUNNING;
            case "COMPLETE" -> RunStatus.COMPLETED;
            case "ABORT", "FAIL" -> RunStatus.FAILED;
            default ->
                    throw new InvalidValue(
                            "eventType", "is none of START, RUNNING, COMPLETE, ABORT, FAIL, OTHER");
        };
    }

    private static @Nullable String error(Outside event, @Nullable String type) {
        if (status(type) != RunStatus.FAILED) {
            return null;
        }
        var message = event.node().at("/run/facets/errorMessage/message").asText();
        var error = message.isEmpty() ? "ABORT".equals(type) ? "aborted" : "failed" : message;
        return error.length() > Text.LONG_TEXT_MAX ? error.substring(0, Text.LONG_TEXT_MAX) : error;
    }

    RunReport report(List<StepArtifact> readVersions, List<StepArtifact> writtenVersions) {
        return new RunReport(
                digest(),
                at,
                status,
                pipeline,
                step,
                readVersions,
                writtenVersions,
                error,
                Json.text(document));
    }

    /// Whatever the order of members.
    private String digest() {
        return OutsideName.sha256(Json.text(sorted(document)).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var members = new TreeMap<String, JsonNode>();
                object.properties()
                        .forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
                yield JsonNodeFactory.instance.objectNode().setAll(members);
            }
            case ArrayNode array -> {
                var elements = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> elements.add(sorted(element)));
                yield elements;
            }
            default -> node;
        };
    }
}
