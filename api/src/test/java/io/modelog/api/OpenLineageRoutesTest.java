package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static org.assertj.core.api.Assertions.assertThat;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class OpenLineageRoutesTest {
    private static final URI PRODUCER = URI.create("https://airflow.apache.org");
    private static final OpenLineage OPEN_LINEAGE = new OpenLineage(PRODUCER);

    private final UUID run = UUID.randomUUID();
    private final String orders = "orders-" + run;

    @Test
    void the_java_client_sends_a_run_and_its_datasets_appear() {
        var http = new HttpConfig();
        http.setUrl(client().url());
        var sender = OpenLineageClient.builder().transport(new HttpTransport(http)).build();

        sender.emit(sent(OpenLineage.RunEvent.EventType.START, "2026-11-28T10:00:00Z"));
        sender.emit(sent(OpenLineage.RunEvent.EventType.COMPLETE, "2026-11-28T10:01:00Z"));

        var read = client().get("/api/v1/runs/" + run);
        assertThat(read.text("status")).isEqualTo("completed");
        assertThat(read.text("pipeline")).isEqualTo("airflow:etl.load");
        assertThat(read.text("startedAt")).isEqualTo("2026-11-28T10:00:00Z");
        assertThat(read.text("endedAt")).isEqualTo("2026-11-28T10:01:00Z");
        assertThat(read.text("/steps/0/name")).isEqualTo("etl.load");
        assertThat(read.text("/steps/0/inputs/0/artifact"))
                .isEqualTo("s3:%2F%2Flake:raw%2F" + orders);
        var made =
                client().get(
                                "/api/v1/artifacts/s3:%252F%252Flake:clean%252F"
                                        + orders
                                        + "/versions/1");
        assertThat(made.text("uri")).isEqualTo("s3://lake/clean/" + orders);
        assertThat(made.text("mediaType")).isEqualTo("application/vnd.openlineage.dataset+json");
        assertThat(made.text("/producer/runId")).isEqualTo(run.toString());
    }

    @Test
    void a_repeat_appends_nothing_and_order_makes_no_difference() {
        var start = event("START", "2026-11-28T10:00:00Z", "");
        var end = event("COMPLETE", "2026-11-28T10:01:00Z", "");

        assertThat(client().post("/api/v1/lineage", end).text("recorded")).isEqualTo("true");
        assertThat(client().post("/api/v1/lineage", start).text("recorded")).isEqualTo("true");
        var sequence = client().get("/api/v1/runs/" + run).header("ETag");
        assertThat(client().post("/api/v1/lineage", end).text("recorded")).isEqualTo("false");

        var read = client().get("/api/v1/runs/" + run);
        assertThat(read.header("ETag")).isEqualTo(sequence).isEqualTo("\"2\"");
        assertThat(read.text("status")).isEqualTo("completed");
        assertThat(read.text("startedAt")).isEqualTo("2026-11-28T10:00:00Z");
        assertThat(read.json().at("/steps/0/inputs")).hasSize(1);
    }

    @Test
    void facets_come_back_as_they_were_told() {
        var facet = "\"unheard\": {\"_producer\": \"x\", \"deep\": [1.50, {\"a\": null}]}";
        var told = event("START", "2026-11-28T10:00:00.123456789Z", facet);

        client().post("/api/v1/lineage", told);

        var given = client().get("/api/v1/runs/" + run + "/openlineage");
        assertThat(given.body()).contains("\"deep\":[1.50,{\"a\":null}]");
        assertThat(given.text("/0/eventTime")).isEqualTo("2026-11-28T10:00:00.123456789Z");
    }

    @Test
    void a_batch_takes_what_it_can_and_names_what_it_cannot() {
        var answer =
                client().post(
                                "/api/v1/lineage/batch",
                                "[%s, {\"job\": {}}, %s]"
                                        .formatted(
                                                event("START", "2026-11-28T10:00:00Z", ""),
                                                event("FAIL", "2026-11-28T10:01:00Z", "")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("partial_success");
        assertThat(answer.text("/summary/successful")).isEqualTo("2");
        assertThat(answer.text("/summary/non_retriable")).isEqualTo("1");
        assertThat(answer.text("/failed_events/0/index")).isEqualTo("1");
        assertThat(answer.text("/failed_events/0/reason")).startsWith("run is missing: RunEvents");
        assertThat(client().get("/api/v1/runs/" + run).text("error")).isEqualTo("failed");
    }

    @Test
    void a_packed_body_is_taken() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(event("START", "2026-11-28T10:00:00Z", "").getBytes(StandardCharsets.UTF_8));
        }

        var answer =
                client().send(
                                "POST",
                                "/api/v1/lineage",
                                BodyPublishers.ofByteArray(packed.toByteArray()),
                                "Content-Type: application/json",
                                "Content-Encoding: gzip");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("run")).isEqualTo(run.toString());
    }

    @Test
    void a_run_of_ours_is_not_told_by_others_but_told_to_them() {
        var ours = "{\"pipeline\": \"train\", \"id\": \"%s\"}".formatted(run);
        client().post("/api/v1/runs", ours);
        client().post(
                        "/api/v1/runs/" + run + "/steps",
                        "{\"name\": \"fit\", \"status\": \"completed\", \"inputs\":"
                                + " [{\"name\": \"x\", \"artifact\": \"iris\", \"version\": 3}]}");
        client().patch("/api/v1/runs/" + run, "{\"status\": \"completed\"}");

        assertThat(
                        client().post("/api/v1/lineage", event("START", "2026-11-28T10:00:00Z", ""))
                                .problem())
                .isEqualTo("run-exists");
        var given = client().get("/api/v1/runs/" + run + "/openlineage").json();
        var events =
                List.of(
                        OpenLineageClientUtils.runEventFromJson(given.get(0).toString()),
                        OpenLineageClientUtils.runEventFromJson(given.get(1).toString()));
        assertThat(events)
                .extracting(OpenLineage.RunEvent::getEventType)
                .containsExactly(
                        OpenLineage.RunEvent.EventType.START,
                        OpenLineage.RunEvent.EventType.COMPLETE);
        assertThat(events.getLast().getInputs().getFirst().getName()).isEqualTo("artifacts/iris");
        assertThat(
                        events.getLast()
                                .getInputs()
                                .getFirst()
                                .getFacets()
                                .getVersion()
                                .getDatasetVersion())
                .isEqualTo("3");
    }

    private OpenLineage.RunEvent sent(OpenLineage.RunEvent.EventType type, String time) {
        return OPEN_LINEAGE
                .newRunEventBuilder()
                .eventType(type)
                .eventTime(ZonedDateTime.parse(time))
                .run(OPEN_LINEAGE.newRunBuilder().runId(run).build())
                .job(OPEN_LINEAGE.newJobBuilder().namespace("airflow").name("etl.load").build())
                .inputs(
                        List.of(
                                OPEN_LINEAGE
                                        .newInputDatasetBuilder()
                                        .namespace("s3://lake")
                                        .name("raw/" + orders)
                                        .build()))
                .outputs(
                        List.of(
                                OPEN_LINEAGE
                                        .newOutputDatasetBuilder()
                                        .namespace("s3://lake")
                                        .name("clean/" + orders)
                                        .build()))
                .build();
    }

    /// In the style of Spark's integration.
    private String event(String type, String time, String facet) {
        return """
        {"eventType": "%s", "eventTime": "%s", "producer": "https://github.com/OpenLineage/OpenLineage/spark",
         "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
         "run": {"runId": "%s", "facets": {%s}},
         "job": {"namespace": "spark", "name": "clean.execute_insert_into"},
         "inputs": [{"namespace": "postgres://db:5432", "name": "shop.public.%s",
                     "facets": {"version": {"_producer": "x", "_schemaURL": "y", "datasetVersion": "17"}}}],
         "outputs": []}
        """
                .formatted(type, time, run, facet, orders);
    }
}
