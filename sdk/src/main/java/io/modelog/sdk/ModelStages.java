package io.modelog.sdk;

import java.util.List;
import java.util.Map;

/// The stages of one model, and what they ask of a version.
///
/// {@snippet file=ClientStages.java region=define}
public final class ModelStages {
    private final Transport transport;
    private final String model;

    ModelStages(Transport transport, String model) {
        this.transport = transport;
        this.model = model;
    }

    /// In order, from `none` to `archived`.
    public Listing<ModelStage> list() {
        return transport.list(stages(), ModelStage.class);
    }

    /// Replaces those between `none` and `archived`, in this order; `production` must be among them.
    public List<ModelStage> define(List<StageDefinition> stages) {
        return transport.putForAll(stages(), Map.of("stages", stages), ModelStage.class);
    }

    public ModelStage setPolicy(Stage stage, StagePolicy policy) {
        return transport.put(policyOf(stage), policy, ModelStage.class);
    }

    /// Also succeeds when there is none.
    public void removePolicy(Stage stage) {
        transport.delete(policyOf(stage));
    }

    private Route stages() {
        return Route.api("models", model, "stages");
    }

    private Route policyOf(Stage stage) {
        return Route.api("models", model, "stages", stage.text(), "policy");
    }
}
