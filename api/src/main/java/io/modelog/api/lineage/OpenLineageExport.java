package io.modelog.api.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.api.http.Json;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunStatus;
import io.modelog.projector.lineage.LineageEdge.EdgeType;
import io.modelog.projector.lineage.LineageGraph;
import io.modelog.projector.lineage.LineageQuery;
import io.modelog.projector.lineage.LineageStart;
import io.modelog.projector.view.RunView;
import io.modelog.projector.view.StepView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A run as OpenLineage events: those that were told of it, or what Modelog itself has to tell.
record OpenLineageExport(Readiness readiness) {
    private static final String PRODUCER = "urn:modelog:node";
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String RUN_EVENT = SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// A dataset, and which version of it.
    private record Dataset(String name, long version, String type) {}

    /// In the order they came, or happened.
    List<JsonNode> events(RunId id) {
        var run = readiness.views().runs().find(id).orElseThrow(() -> Unknown.run(id)).value();
        var told = told(id);
        return told.isEmpty() ? ours(run) : told;
    }

    private List<JsonNode> told(RunId id) {
        return readiness.views().events(StreamId.of(id), 1, Long.MAX_VALUE).stream()
                .map(OpenLineageExport::document)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<JsonNode> document(EventEnvelope envelope) {
        if (envelope.event() instanceof Event.OfRun(_, RunEvent.RunReported(var report))) {
            try {
                return Optional.of(Json.read(report.document().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    private List<JsonNode> ours(RunView run) {
        var steps = readiness.views().runs().steps(new RunId(run.id()));
        var outputs = artifacts(steps, StepView::outputs);
        var inputs = artifacts(steps, StepView::inputs);
        inputs.removeAll(outputs);
        versions(run, EdgeType.USED, inputs);
        versions(run, EdgeType.MADE, outputs);
        var events = new ArrayList<JsonNode>();
        events.add(event(run, "START", run.startedAt().toString(), inputs, outputs));
        if (run.endedAt() != null) {
            var end = run.status() == RunStatus.COMPLETED ? "COMPLETE" : "FAIL";
            events.add(event(run, end, run.endedAt().toString(), inputs, outputs));
        }
        return events;
    }

    private static LinkedHashSet<Dataset> artifacts(
            List<StepView> steps, Function<StepView, List<StepView.StepArtifactView>> which) {
        return steps.stream()
                .flatMap(step -> which.apply(step).stream())
                .map(it -> new Dataset(Reporting.ARTIFACTS + it.artifact(), it.version(), ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void versions(RunView run, EdgeType relation, LinkedHashSet<Dataset> datasets) {
        var around =
                readiness
                        .views()
                        .lineage()
                        .walk(
                                new LineageQuery(
                                        new LineageStart.OfRun(new RunId(run.id())),
                                        LineageQuery.Direction.BOTH,
                                        1,
                                        LineageQuery.LIMIT_MAX,
                                        null,
                                        null,
                                        null));
        around.ifPresent(graph ->
                graph.edges().stream()
                        .filter(edge -> edge.type() == relation)
                        .map(edge -> relation == EdgeType.MADE ? edge.to() : edge.from())
                        .map(id -> version(graph, id))
                        .forEach(datasets::add));
    }

    private static Dataset version(LineageGraph graph, String id) {
        return graph.nodes().stream()
                .filter(node -> node.id().equals(id))
                .map(node -> new Dataset(Reporting.MODELS + node.name(), number(node), "MODEL"))
                .findFirst()
                .orElseThrow();
    }

    private static long number(LineageGraph.Node version) {
        return Objects.requireNonNull(version.version(), "a model version has a number");
    }

    private static ObjectNode event(
            RunView run,
            String type,
            String time,
            LinkedHashSet<Dataset> inputs,
            LinkedHashSet<Dataset> outputs) {
        var event =
                JSON.objectNode()
                        .put("eventType", type)
                        .put("eventTime", time)
                        .put("producer", PRODUCER)
                        .put("schemaURL", RUN_EVENT);
        var facets = event.putObject("run").put("runId", run.id().toString()).putObject("facets");
        if (type.equals("FAIL") && run.error() != null) {
            facet(facets, "errorMessage", "1-0-1/ErrorMessageRunFacet")
                    .put("message", run.error())
                    .put("programmingLanguage", "java");
        }
        event.putObject("job").put("namespace", Reporting.NAMESPACE).put("name", run.pipeline());
        event.set("inputs", datasets(inputs));
        event.set("outputs", datasets(outputs));
        return event;
    }

    private static ArrayNode datasets(LinkedHashSet<Dataset> datasets) {
        var all = JSON.arrayNode();
        for (var dataset : datasets) {
            var facets =
                    all.addObject()
                            .put("namespace", Reporting.NAMESPACE)
                            .put("name", dataset.name())
                            .putObject("facets");
            facet(facets, "version", "1-0-1/DatasetVersionDatasetFacet")
                    .put("datasetVersion", Long.toString(dataset.version()));
            if (!dataset.type().isEmpty()) {
                facet(facets, "datasetType", "1-0-0/DatasetTypeDatasetFacet")
                        .put("datasetType", dataset.type());
            }
        }
        return all;
    }

    private static ObjectNode facet(ObjectNode facets, String name, String schema) {
        var type = schema.substring(schema.indexOf('/') + 1);
        return facets.putObject(name)
                .put("_producer", PRODUCER)
                .put("_schemaURL", "%sfacets/%s.json#/$defs/%s".formatted(SPEC, schema, type));
    }
}
