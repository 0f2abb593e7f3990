package io.modelog.sdk;

/// The stages, across models; those of one model are [ModelStages].
///
/// {@snippet file=ClientStages.java region=holders}
public final class Stages {
    private final Transport transport;

    Stages(Transport transport) {
        this.transport = transport;
    }

    /// The versions in this stage.
    public Listing<Version> holders(Stage stage) {
        return transport.list(Route.api("stages", stage.text()), Version.class);
    }
}
