package io.modelog.sdk;

import java.time.Instant;

/// What has happened: to everything, to a model, or to a version, also when it is deleted. Immutable; each method asks
/// for less than the history it is called on.
///
/// {@snippet file=ClientModels.java region=history}
public final class History {
    private final Transport transport;
    private final Route route;

    History(Transport transport, Route route) {
        this.transport = transport;
        this.route = route;
    }

    /// Only events of this type, such as `VersionStageChanged`.
    public History type(String type) {
        return with("type", type);
    }

    /// Only what this actor did.
    public History by(String actor) {
        return with("actor", actor);
    }

    /// Only moves of a version into or out of this stage.
    public History stage(Stage stage) {
        return with("stage", stage);
    }

    /// Only what happened then or later.
    public History since(Instant time) {
        return with("since", time);
    }

    /// Only what happened before.
    public History until(Instant time) {
        return with("until", time);
    }

    public History newestFirst() {
        return with("sort", "-time");
    }

    /// The events, oldest first unless [#newestFirst] was asked for. That of everything cannot be sorted otherwise, nor
    /// counted, and its pages can hold fewer events than asked for.
    public Listing<Event> events() {
        return transport.list(route, Event.class);
    }

    private History with(String parameter, Object value) {
        return new History(transport, route.with(parameter, value));
    }
}
