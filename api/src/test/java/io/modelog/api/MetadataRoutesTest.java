package io.modelog.api;

import static io.modelog.api.SharedNode.artifact;
import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.created;
import static io.modelog.api.SharedNode.run;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Typed values by key, on versions, artifact versions, runs and steps.
class MetadataRoutesTest {
    private final String version = version();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"text\"|string",
                "true|bool",
                "9223372036854775807|long",
                "-1|long",
                "0.97|double",
                "1.0|double",
                "1.0E300|double",
                "[1,\"a\",[true]]|list",
                "{\"a\":{\"b\":2}}|map",
                "{\"$uri\":\"s3://bucket/data\"}|uri",
                "{\"$size\":1048576}|size",
                "{\"$dtype\":\"float32\"}|dtype",
            })
    void a_value_comes_back_as_it_was_given_with_its_type(String value, String type) {
        var logged = client().post(version + "/metadata", "{\"k\": %s}".formatted(value));

        assertThat(logged.status()).isEqualTo(200);
        assertThat(logged.json().at("/items/0/value").toString()).isEqualTo(value);
        assertThat(logged.text("/items/0/type")).isEqualTo(type);
        assertThat(client().get(version + "/metadata").body()).isEqualTo(logged.body());
        assertThat(client().get(version).json().at("/metadata/k").toString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "9223372036854775808|has '9223372036854775808', which is no whole number of 64 bits",
                "1e400|is Infinity, which is no number",
                "null|is null, or holds it; a value is wanted",
                "[null]|is null, or holds it; a value is wanted",
                "{\"$url\": 1}|has the key '$url'; '$' marks types",
                "{\"$uri\": 7}|has a '$uri' that is no text",
                "{\"$size\": 1.5}|has '1.5', which is no whole number of 64 bits",
                "{\"$size\": -1}|has a size of -1 bytes",
                "{\"$size\": 1, \"a\": 2}|has more than the key '$size' that marks its type",
            })
    void a_value_that_cannot_be_is_refused_under_its_key(String value, String detail) {
        var refused = client().post(version + "/metadata", "{\"k\": %s}".formatted(value));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("k");
        assertThat(refused.text("/errors/0/detail")).isEqualTo(detail);
        var nested = client().patch(version, "{\"metadata\": {\"k\": %s}}".formatted(value));
        assertThat(nested.text("/errors/0/field")).isEqualTo("metadata.k");
    }

    @Test
    void values_and_keys_have_bounds() {
        var longest = "\"" + "a".repeat(65_533) + "\"";
        assertThat(client().post(version + "/metadata", "{\"k\": %s}".formatted(longest)).status())
                .isEqualTo(200);
        var tooLong = client().post(version + "/metadata", "{\"k\": [%s]}".formatted(longest));
        assertThat(tooLong.text("/errors/0/detail"))
                .isEqualTo("has 65537 characters as JSON; at most 65535 are allowed");
        var deep = "[".repeat(21) + "]".repeat(21);
        assertThat(
                        client().post(version + "/metadata", "{\"k\": %s}".formatted(deep))
                                .text("/errors/0/detail"))
                .isEqualTo("is nested deeper than 20 levels");
        assertThat(client().post(version + "/metadata", "{\"\": 1}").text("/errors/0/detail"))
                .isEqualTo("is empty");
    }

    @Test
    void a_thing_has_at_most_200_keys() {
        var other = version();
        assertThat(client().post(other + "/metadata", keys(0, 200)).items("key")).hasSize(200);

        var refused = client().post(other + "/metadata", keys(200, 201));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("limit-exceeded");
        assertThat(refused.text("what")).isEqualTo("metadata");
        assertThat(refused.text("limit")).isEqualTo("200");
        assertThat(client().post(other + "/metadata", keys(0, 201)).status()).isEqualTo(422);
    }

    private static String keys(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("\"k%d\": 1"::formatted)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    @Test
    void the_value_logged_last_counts_and_says_who_logged_it() {
        client().post(version + "/metadata", "{\"a\": 1, \"b\": 2}", "Modelog-Actor: ann");
        var again = client().post(version + "/metadata", "{\"b\": \"x\"}", "Modelog-Actor: bob");

        assertThat(again.items("key")).containsExactly("a", "b");
        assertThat(again.items("loggedBy")).containsExactly("ann", "bob");
        assertThat(again.items("type")).containsExactly("long", "string");
        var same = client().post(version + "/metadata", "{\"a\": 1}", "Modelog-Actor: bob");
        assertThat(same.body()).isEqualTo(again.body());
        assertThat(same.header("ETag")).isEqualTo(again.header("ETag"));
    }

    @Test
    void artifact_versions_runs_and_steps_have_metadata_too() {
        var artifact = "/api/v1/artifacts/" + artifact() + "/versions/";
        assertThat(client().post(artifact + "latest/metadata", "{\"rows\": 150}").items("key"))
                .containsExactly("rows");
        assertThat(client().get(artifact + "1/metadata").items("type")).containsExactly("long");
        assertThat(client().get(artifact + "1").json().at("/metadata/rows").asInt()).isEqualTo(150);
        assertThat(client().post(artifact + "2/metadata", "{\"rows\": 1}").problem())
                .isEqualTo("artifact-version-unknown");

        var run = "/api/v1/runs/" + run();
        created(client().post(run + "/steps", "{\"name\": \"s\"}"));
        client().patch(run, "{\"status\": \"completed\"}");
        client().post(run + "/metadata", "{\"seconds\": 1.5}");
        client().post(run + "/steps/s/metadata", "{\"loss\": 0.1}");
        assertThat(client().get(run + "/metadata").items("key")).containsExactly("seconds");
        assertThat(client().get(run + "/steps/s/metadata").items("key")).containsExactly("loss");
        assertThat(client().get(run).json().at("/metadata/seconds").asDouble()).isEqualTo(1.5);
        assertThat(client().get(run).json().at("/steps/0/metadata/loss").asDouble()).isEqualTo(0.1);
        assertThat(client().post(run + "/steps/t/metadata", "{\"loss\": 1}").problem())
                .isEqualTo("step-unknown");
        assertThat(client().get(run + "/steps/t/metadata").problem()).isEqualTo("step-unknown");
    }
}
