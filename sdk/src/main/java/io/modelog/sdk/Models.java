package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// The catalogue of models.
///
/// {@snippet file=ClientModels.java region=update}
public final class Models {
    private final Transport transport;

    Models(Transport transport) {
        this.transport = transport;
    }

    /// All models, by name.
    public Listing<Model> list() {
        return transport.list(Route.api("models"), Model.class);
    }

    public Model register(NewModel model) {
        return transport.post(Route.api("models"), model, Model.class);
    }

    public Model get(String model) {
        return transport.get(Route.api("models", model), Model.class);
    }

    /// The model with the sequence of its stream, which its versions, links and attached runs share.
    public Revisioned<Model> getRevisioned(String model) {
        return transport.getRevisioned(Route.api("models", model), Model.class);
    }

    public Model update(String model, ModelPatch patch) {
        return transport.patch(Route.api("models", model), patch, Model.class);
    }

    /// Deletes the model with its versions and links from the views; runs, artifacts and the log stay.
    public void delete(String model) {
        delete(model, false);
    }

    /// Without `force`, [DeletionGuardedException] says when a version is in production.
    public void delete(String model, boolean force) {
        transport.delete(Route.api("models", model), force);
    }

    /// Which version held which stage from when to when, by start; also of a model that is deleted.
    ///
    /// @param stage null for all
    public Listing<StagePeriod> timeline(String model, @Nullable Stage stage) {
        return transport.list(
                Route.api("models", model, "timeline").with("stage", stage), StagePeriod.class);
    }

    /// What has happened to the model and its versions.
    public History history(String model) {
        return new History(transport, Route.api("models", model, "history"));
    }
}
