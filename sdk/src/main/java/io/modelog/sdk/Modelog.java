package io.modelog.sdk;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The client of a node. Thread-safe; it opens no connection before the first call. All calls throw a
/// [ModelogException] when they do not succeed.
///
/// {@snippet file=ClientConnect.java region=connect}
public final class Modelog implements AutoCloseable {
    private final Settings settings;
    private final Connection connection;
    private final Transport transport;

    private Modelog(Settings settings, Connection connection, WriteOptions options) {
        this.settings = settings;
        this.connection = connection;
        this.transport = new Transport(settings, connection, options);
    }

    public static Modelog connect(URI url) {
        return connect(Settings.of(url));
    }

    public static Modelog connect(Settings settings) {
        return new Modelog(settings, Connection.of(settings), WriteOptions.NONE);
    }

    /// The node of `MODELOG_URL` (http://127.0.0.1:8080 unless set), called with `MODELOG_TOKEN` as `MODELOG_ACTOR`
    /// (the OS user unless set).
    public static Modelog fromEnvironment() {
        return connect(Settings.fromEnvironment(System.getenv()));
    }

    /// The same client, whose writes carry these options.
    public Modelog with(WriteOptions options) {
        return new Modelog(settings, connection, options);
    }

    public Settings settings() {
        return settings;
    }

    public Models models() {
        return new Models(transport);
    }

    public Versions versions(String model) {
        return new Versions(transport, model);
    }

    /// The versions of all models, by model and number.
    public Listing<Version> versions() {
        return transport.list(Route.api("versions"), Version.class);
    }

    /// Models and what belongs to them, to be read as they are now.
    public ModelReads reads() {
        return new ModelReads(transport, null);
    }

    /// The same as they were at a moment.
    public ModelReads asOf(AsOf moment) {
        return new ModelReads(transport, moment);
    }

    public Stages stages() {
        return new Stages(transport);
    }

    public ModelStages stages(String model) {
        return new ModelStages(transport, model);
    }

    /// What has happened to everything.
    public History history() {
        return new History(transport, Route.api("history"));
    }

    /// The requests for promotion in all models, by model and version.
    public Listing<PromotionRequest> requests() {
        return requests(null, null);
    }

    public Listing<PromotionRequest> requests(
            @Nullable String model, @Nullable RequestStatus status) {
        return transport.list(
                Route.api("requests").with("model", model).with("status", status),
                PromotionRequest.class);
    }

    public Artifacts artifacts() {
        return new Artifacts(transport);
    }

    public Runs runs() {
        return new Runs(transport);
    }

    public Lineage lineage() {
        return new Lineage(transport);
    }

    public Tags tags() {
        return new Tags(transport);
    }

    public Subjects subjects() {
        return new Subjects(transport);
    }

    /// Of the node that is connected to.
    public Views views() {
        return new Views(transport);
    }

    public Subscriptions subscriptions() {
        return new Subscriptions(transport);
    }

    /// Has the handler called for each event that comes from now on.
    public Subscription subscribe(EventFilter filter, EventHandler handler) {
        return subscribe(filter, SubscribeOptions.NOW, handler);
    }

    /// Has the handler called for each event, at least once; with a name the node remembers which were handled.
    public Subscription subscribe(
            EventFilter filter, SubscribeOptions options, EventHandler handler) {
        return Subscription.begin(settings, subscriptions(), filter, options, handler);
    }

    public Node node() {
        return new Node(transport);
    }

    /// Drops the connections, also those of the clients made by [#with]; a later call opens new ones.
    @Override
    public void close() {
        connection.http().close();
    }
}
