package io.modelog.sdk;

/// The node itself.
///
/// {@snippet file=ClientConnect.java region=node}
public final class Node {
    private final Transport transport;

    Node(Transport transport) {
        this.transport = transport;
    }

    public NodeStatus status() {
        return transport.get(Route.api("nodes"), NodeStatus.class);
    }

    /// Returns when the process answers.
    public void checkLive() {
        transport.text(Route.root("/livez"));
    }

    /// Returns when the views have caught up and every slot has an owner; else [UnavailableException] says what is missing.
    public void checkReady() {
        transport.text(Route.root("/readyz"));
    }

    /// The metrics in Prometheus' text format.
    public String metrics() {
        return transport.text(Route.root("/metrics"));
    }
}
