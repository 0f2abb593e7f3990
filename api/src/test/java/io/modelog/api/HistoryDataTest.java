package io.modelog.api;

import static io.modelog.api.SharedNode.client;
import static io.modelog.api.SharedNode.version;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `data` of an event has the fields of its Avro schema.
class HistoryDataTest {
    private final String version = version();
    private final String model = version.replace("/versions/1", "");

    @Test
    void of_stages_and_policies() {
        client().put(
                        model + "/stages",
                        "{\"stages\": [{\"name\": \"canary\", \"exclusive\": false}, {\"name\": \"production\"}]}");
        client().put(
                        model + "/stages/production/policy",
                        "{\"requires\": [\"accuracy >= 0.9\"], \"after\": \"canary\", \"approvals\": 1}");
        client().delete(model + "/stages/production/policy");

        assertThat(data("StagesDefined"))
                .isEqualTo(
                        "{\"stages\":[{\"name\":\"none\",\"exclusive\":false},{\"name\":\"canary\",\"exclusive\":false},"
                                + "{\"name\":\"production\",\"exclusive\":true},{\"name\":\"archived\",\"exclusive\":false}]}");
        assertThat(data("StagePolicyChanged"))
                .isEqualTo(
                        "{\"stage\":\"production\",\"policy\":{\"requires\":[\"accuracy >= 0.9\"],\"after\":\"canary\",\"approvals\":1}}");
        assertThat(data("StagePolicyChanged", 1))
                .isEqualTo("{\"stage\":\"production\",\"policy\":null}");
    }

    @Test
    void of_metadata_tags_and_stage_changes() {
        client().post(version + "/metadata", "{\"a\": 1.5, \"u\": {\"$uri\": \"s3://b\"}}");
        client().patch(version, "{\"addTags\": [\"t\"]}");
        client().put(version + "/stage", "{\"stage\": \"staging\"}");

        assertThat(data("MetadataLogged"))
                .isEqualTo("{\"number\":1,\"entries\":{\"a\":1.5,\"u\":{\"$uri\":\"s3://b\"}}}");
        assertThat(data("TagsChanged"))
                .isEqualTo("{\"number\":1,\"added\":[\"t\"],\"removed\":[]}");
        assertThat(data("VersionStageChanged"))
                .isEqualTo(
                        "{\"number\":1,\"from\":null,\"to\":\"staging\",\"cause\":\"requested\",\"counterpart\":null}");
    }

    @Test
    void of_requests_and_refusals() {
        client().put(model + "/stages/production/policy", "{\"approvals\": 1}");
        var requests = version + "/requests";
        client().post(requests, "{\"stage\": \"production\"}", "Modelog-Actor: ann");
        client().put(version + "/stage", "{\"stage\": \"production\"}");
        client().post(requests + "/production/approvals", "{}", "Modelog-Actor: bob");
        client().delete(requests + "/production");
        client().post(requests, "{\"stage\": \"production\"}", "Modelog-Actor: ann");
        client().post(
                        requests + "/production/rejection",
                        "{\"comment\": \"no\"}",
                        "Modelog-Actor: bob");

        assertThat(data("PromotionRequested"))
                .isEqualTo("{\"number\":1,\"stage\":\"production\",\"requester\":\"ann\"}");
        assertThat(data("PromotionRefused"))
                .isEqualTo(
                        "{\"number\":1,\"stage\":\"production\",\"failures\":[{\"rule\":\"approvals\",\"detail\":\"there are 0 approvals of the 1 required\"}]}");
        assertThat(data("PromotionApproved"))
                .isEqualTo(
                        "{\"number\":1,\"stage\":\"production\",\"approver\":\"bob\",\"comment\":null}");
        assertThat(data("PromotionWithdrawn")).isEqualTo("{\"number\":1,\"stage\":\"production\"}");
        assertThat(data("PromotionRejected"))
                .isEqualTo(
                        "{\"number\":1,\"stage\":\"production\",\"reviewer\":\"bob\",\"comment\":\"no\"}");
    }

    private String data(String type) {
        return data(type, 0);
    }

    private String data(String type, int index) {
        return client().get(model + "/history?type=" + type)
                .json()
                .at("/items/%d/data".formatted(index))
                .toString();
    }
}
