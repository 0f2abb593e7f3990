package io.modelog.projector.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.model.ModelDetails;
import io.modelog.projector.view.StageView.PolicyView;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values that events set, by the field that has them in the REST reference. A field without value is left out.
final class EventValues {
    private static final String METADATA = "metadata.";

    private final SortedMap<String, JsonNode> byField = new TreeMap<>();

    SortedMap<String, JsonNode> byField() {
        return byField;
    }

    EventValues text(String field, @Nullable Object text) {
        if (text != null) {
            byField.put(field, TextNode.valueOf(text.toString()));
        }
        return this;
    }

    EventValues details(ModelDetails details) {
        byField.put("saveToRegistry", BooleanNode.valueOf(details.saveToRegistry()));
        return text("license", details.license())
                .text("description", details.description())
                .text("audience", details.audience())
                .text("useCases", details.useCases())
                .text("limitations", details.limitations())
                .text("tradeOffs", details.tradeOffs())
                .text("ethics", details.ethics());
    }

    EventValues tags(List<String> tags) {
        if (!tags.isEmpty()) {
            byField.put("tags", RowJson.tree(tags));
        }
        return this;
    }

    /// Without their policies, which stay.
    EventValues stages(StagesRow row) {
        var stages = JsonNodeFactory.instance.arrayNode();
        row.stages()
                .forEach(stage ->
                        stages.addObject()
                                .put("name", stage.name())
                                .put("exclusive", stage.exclusive()));
        byField.put("stages", stages);
        return this;
    }

    EventValues policy(@Nullable PolicyView policy) {
        if (policy != null) {
            byField.put("policy", RowJson.tree(policy));
        }
        return this;
    }

    EventValues metadata(Metadata metadata) {
        metadata.entries()
                .forEach((key, value) -> byField.put(METADATA + key, MetadataJson.of(value)));
        return this;
    }

    /// Those values among all of a thing whose keys are logged anew.
    EventValues metadata(Map<String, JsonNode> all, Metadata logged) {
        for (var key : logged.entries().keySet()) {
            var value = all.get(key);
            if (value != null) {
                byField.put(METADATA + key, value);
            }
        }
        return this;
    }
}
