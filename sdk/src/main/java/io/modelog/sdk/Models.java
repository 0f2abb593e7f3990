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

    public Listing<Event> history(String model) {
        return history(model, null, null);
    }

    /// The facts of the model's stream, oldest first; only of one type, of one version, or both.
    public Listing<Event> history(String model, @Nullable String type, @Nullable Integer version) {
        return transport.list(
                Route.api("models", model, "history").with("type", type).with("version", version),
                Event.class);
    }
}
