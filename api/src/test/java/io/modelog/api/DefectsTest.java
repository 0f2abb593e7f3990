package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.artifactVersion;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.model;
import static io.modelog.api.SharedNode.name;
import static io.modelog.api.SharedNode.run;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.api.Client.Answer;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The defects of the system that we replace, which this node does not have: one test for each that shows over HTTP.
///
/// Those of the command line, B-1, B-2, B-10, B-11, B-15 and B-16, have theirs in `cli`; those of the pipeline library,
/// B-20 and B-22, in `sdk`.
class DefectsTest {
    private static final String PRODUCTION = "{\"stage\": \"production\"}";

    private final String model = model();
    private final String versions = model + "/versions";

    @Test
    void b_3_a_number_is_not_used_again() {
        for (var number = 1; number <= 3; number++) {
            created(client().post(versions, "{}"));
        }
        client().delete(versions + "/3");
        client().delete(versions + "/2");

        assertThat(created(client().post(versions, "{}")).text("number")).isEqualTo("4");
        client().delete(model);
        created(
                client().post(
                                "/api/v1/models",
                                "{\"name\": \"%s\"}"
                                        .formatted(model.substring("/api/v1/models/".length()))));
        assertThat(created(client().post(versions, "{}")).text("number")).isEqualTo("5");
    }

    @Test
    void b_4_many_at_once_get_different_numbers_and_one_of_them_the_name() throws Exception {
        var numbers =
                atOnce(40, _ -> client().post(versions, "{}")).stream()
                        .map(answer -> created(answer).json().get("number").asLong())
                        .collect(toSet());
        assertThat(numbers).isEqualTo(LongStream.rangeClosed(1, 40).boxed().collect(toSet()));

        var named = atOnce(8, _ -> client().post(versions, "{\"name\": \"best\"}"));
        assertThat(named.stream().map(Answer::status))
                .containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void b_5_many_promotions_at_once_leave_one_in_production() throws Exception {
        for (var number = 1; number <= 8; number++) {
            created(client().post(versions, "{}"));
        }
        var forced = "{\"stage\": \"production\", \"force\": true}";
        var answers = atOnce(8, n -> client().put(versions + "/" + n + "/stage", forced));
        assertThat(answers).allMatch(answer -> answer.status() == 200);

        assertThat(client().get(versions + "?stage=production").items("number")).hasSize(1);
        var inside = new HashSet<Long>();
        var history = client().get(model + "/history?type=VersionStageChanged").json();
        for (var event : history.get("items")) {
            var number = event.at("/data/number").asLong();
            inside.remove(number);
            if (event.at("/data/to").asText().equals("production")) {
                inside.add(number);
            }
            assertThat(inside).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void b_6_the_latest_artifact_is_the_one_with_the_highest_number() {
        var artifact = artifact();
        for (var number = 2; number <= 10; number++) {
            artifactVersion(artifact);
        }

        assertThat(
                        client().get("/api/v1/artifacts/%s/versions/latest".formatted(artifact))
                                .text("number"))
                .isEqualTo("10");
    }

    @Test
    void b_7_archiving_needs_no_force_and_latest_is_no_stage() {
        for (var number = 1; number <= 2; number++) {
            created(client().post(versions, "{}"));
            var archived =
                    client().put(versions + "/" + number + "/stage", "{\"stage\": \"archived\"}");
            assertThat(archived.text("stage")).isEqualTo("archived");
        }

        var refused = client().put(versions + "/1/stage", "{\"stage\": \"latest\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/detail"))
                .isEqualTo("'latest' selects the newest version and is no stage");
    }

    @Test
    void b_8_who_promoted_when_and_why_is_on_record() {
        created(client().post(versions, "{}"));
        var promoted =
                client().put(
                                versions + "/1/stage",
                                "{\"stage\": \"production\", \"reason\": \"0.97 on held-out rows\"}",
                                "Modelog-Actor: ann");

        var event = client().get(model + "/history?type=VersionStageChanged").json().at("/items/0");
        assertThat(event.get("actor").asText()).isEqualTo("ann");
        assertThat(event.get("reason").asText()).isEqualTo("0.97 on held-out rows");
        assertThat(event.get("time").asText()).isEqualTo(promoted.text("stageChangedAt"));
        assertThat(event.at("/data/from").isNull()).isTrue();
        assertThat(event.at("/data/to").asText()).isEqualTo("production");
    }

    @Test
    void b_9_an_occupied_stage_and_a_name_that_is_taken_are_conflicts() {
        created(client().post(versions, "{\"name\": \"best\", \"stage\": \"production\"}"));
        created(client().post(versions, "{}"));

        assertThat(client().put(versions + "/2/stage", PRODUCTION).status()).isEqualTo(409);
        assertThat(client().post(versions, "{\"name\": \"best\"}").status()).isEqualTo(409);
        assertThat(
                        client().post(
                                        "/api/v1/models",
                                        "{\"name\": \"%s\"}"
                                                .formatted(
                                                        model.substring(
                                                                "/api/v1/models/".length())))
                                .status())
                .isEqualTo(409);
    }

    @Test
    void b_12_no_door_lets_a_reserved_name_or_a_second_one_in() {
        created(client().post(versions, "{\"name\": \"best\"}"));
        created(client().post(versions, "{}"));

        for (var name : new String[] {"7", "latest", "Production", "staging"}) {
            var body = "{\"name\": \"%s\"}".formatted(name);
            assertThat(client().post(versions, body).problem()).isEqualTo("name-reserved");
            assertThat(client().patch(versions + "/2", body).problem()).isEqualTo("name-reserved");
        }
        assertThat(client().patch(versions + "/2", "{\"name\": \"best\"}").problem())
                .isEqualTo("version-exists");
        assertThat(client().get(versions).items("name")).containsExactly("best", "2");
    }

    @Test
    void b_13_what_is_in_production_is_guarded_and_so_is_what_it_has() {
        created(client().post(versions, "{}"));
        var artifact = artifact();
        client().post(versions + "/1/artifacts", "{\"artifact\": \"%s\"}".formatted(artifact));
        client().put(versions + "/1/stage", PRODUCTION);

        for (var path : new String[] {versions + "/1", model, "/api/v1/artifacts/" + artifact}) {
            assertThat(client().delete(path).problem()).isEqualTo("deletion-guarded");
        }
        client().delete(versions + "/1?force=true");
        assertThat(client().get("/api/v1/artifacts/" + artifact).status()).isEqualTo(200);
    }

    @Test
    void b_14_overwriting_takes_all_old_links_of_the_artifact_away() {
        created(client().post(versions, "{}"));
        var artifact = artifact();
        var links = versions + "/1/artifacts";
        for (var number = 2; number <= 3; number++) {
            client().post(links, "{\"artifact\": \"%s\"}".formatted(artifact));
            artifactVersion(artifact);
        }
        assertThat(client().get(links).items("artifactVersion")).containsExactly("1", "2");

        created(
                client().post(
                                links,
                                "{\"artifact\": \"%s\", \"overwrite\": true}".formatted(artifact)));
        assertThat(client().get(links).items("artifactVersion")).containsExactly("3");
    }

    @Test
    void b_17_a_name_is_a_name_whatever_it_looks_like() {
        var operator = name("contains:model");

        assertThat(client().get("/api/v1/models/contains:model").problem())
                .isEqualTo("model-unknown");
        created(client().post("/api/v1/models", "{\"name\": \"%s\"}".formatted(operator)));
        assertThat(client().get("/api/v1/models/" + operator).text("name")).isEqualTo(operator);
    }

    @Test
    void b_18_whether_to_save_to_a_registry_is_kept_and_shown() {
        client().patch(model, "{\"saveToRegistry\": false}");
        client().patch(model, "{\"license\": \"MIT\"}");

        assertThat(client().get(model).json().get("saveToRegistry").asBoolean()).isFalse();
        var name = model.substring("/api/v1/models/".length());
        assertThat(
                        client().get(
                                        "/api/v1/models?filter=saveToRegistry%20=%20false%20AND%20name%20=%20'"
                                                + name
                                                + "'")
                                .items("name"))
                .containsExactly(name);
    }

    @Test
    void b_19_a_version_with_a_part_that_fails_is_not_there_at_all() {
        created(client().post(versions, "{\"stage\": \"production\"}"));
        var artifact = artifact();
        var end = client().get(model).header("ETag");

        var refused =
                client().post(
                                versions,
                                """
                                {"name": "best", "metadata": {"k": 1}, "stage": "production",
                                 "artifacts": [{"artifact": "%s"}]}\
                                """
                                        .formatted(artifact));

        assertThat(refused.problem()).isEqualTo("stage-occupied");
        assertThat(client().get(model).header("ETag")).isEqualTo(end);
        assertThat(client().get(versions).items("number")).containsExactly("1");
    }

    @Test
    void b_21_the_version_of_a_failed_run_can_be_taken_away_without_a_trace_in_the_lists() {
        var run = run();
        created(client().post(versions, "{}"));
        created(client().post(versions + "/1/runs", "{\"runId\": \"%s\"}".formatted(run)));
        client().patch("/api/v1/runs/" + run, "{\"status\": \"failed\", \"error\": \"e\"}");

        assertThat(client().delete(versions + "/latest").status()).isEqualTo(204);
        assertThat(client().get(versions).items("number")).isEmpty();
        assertThat(client().get(model).json().get("latestVersion").isNull()).isTrue();
        assertThat(client().get("/api/v1/runs/" + run).json().get("models").isEmpty()).isTrue();
    }

    private interface Sending {
        Answer send(int n);
    }

    private static List<Answer> atOnce(int times, Sending sending) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls =
                    IntStream.rangeClosed(1, times)
                            .<Callable<Answer>>mapToObj(n -> () -> sending.send(n))
                            .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }
}
