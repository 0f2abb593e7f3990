package io.modelog.sdk.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/// All that decides what a step gives: steps with the same key can stand in for each other, in whatever pipeline
/// they are and whatever model version they work on.
///
/// `inputs` are the SHA-256 of the contents that the function takes, in its order; `store` is where outputs would go.
record StepCacheKey(
        String step,
        StepCode.Known code,
        JsonNode parameters,
        List<String> inputs,
        List<Output> outputs,
        String store) {
    /// To be changed with the meaning or the form of a part, so that no older key is met again.
    private static final String SCHEME = "modelog-step-1";

    private static final ObjectMapper CANONICAL =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    StepCacheKey {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /// An output's name and the class of the materializer that writes it.
    record Output(String name, String materializer) {}

    /// SHA-256 of the canonical JSON, 64 hex digits: its fields are sorted by name at every depth.
    String hex() {
        return Sha256.of(canonical());
    }

    private byte[] canonical() {
        var fields = CANONICAL.createObjectNode();
        fields.put("scheme", SCHEME).put("step", step).put("code", code.text()).put("store", store);
        fields.set("parameters", parameters);
        fields.set("inputs", CANONICAL.valueToTree(inputs));
        fields.set("outputs", CANONICAL.valueToTree(outputs));
        try {
            return CANONICAL.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is JSON", e);
        }
    }
}
