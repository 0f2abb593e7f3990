package io.modelog.api.subscription;

import io.javalin.http.Context;
import io.modelog.api.event.Start;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Positions;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.projector.subscription.Subscription;
import io.modelog.projector.subscription.Subscriptions;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.Views;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Who follows the log by a name, and how far.
public final class SubscriptionRoutes {
    static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    static final String SUBSCRIPTION = SUBSCRIPTIONS + "/{subscription}";
    private static final String POSITION = "position";
    private static final String FROM = "from";

    private final Readiness readiness;
    private final Positions positions;
    private final InstantSource clock;

    /// @param behind records of the log that came after the position, whatever the subscriber's filter leaves out
    private record Status(
            String name,
            String position,
            long behind,
            int deadLetters,
            Instant createdAt,
            Instant updatedAt) {}

    public SubscriptionRoutes(Readiness readiness, Positions positions, InstantSource clock) {
        this.readiness = readiness;
        this.positions = positions;
        this.clock = clock;
    }

    public void addTo(Routes routes) {
        routes.get(SUBSCRIPTIONS, this::list);
        routes.put(SUBSCRIPTION, this::begin);
        routes.get(SUBSCRIPTION, this::read);
        routes.delete(SUBSCRIPTION, this::delete);
        routes.put(SUBSCRIPTION + "/position", this::move);
        new DeadLetterRoutes(readiness, clock).addTo(routes);
    }

    private Subscriptions subscriptions() {
        return readiness.projector().subscriptions();
    }

    private void list(Context ctx) {
        Query.of(ctx);
        Answers.items(ctx, subscriptions().all().stream().map(this::status).toList());
    }

    /// What is there stays as it is, so that a subscriber can begin with this whenever it starts.
    private void begin(Context ctx) throws IOException, InterruptedException {
        Query.of(ctx);
        var name = name(ctx);
        var from = Fields.ofOptional(ctx, FROM).optional(FROM, Start::parse);
        var known = subscriptions().find(name);
        if (known.isPresent()) {
            Answers.ok(ctx, status(known.get()));
            return;
        }
        var start = from instanceof Start.After(var position) ? position : views().applied();
        positions.await(start);
        var now = now();
        var begun = new Subscription(name, start.toString(), now, now);
        put(begun);
        Answers.created(ctx, Paths.of("subscriptions", name), status(begun));
    }

    private void read(Context ctx) {
        Query.of(ctx);
        Answers.ok(ctx, status(existing(readiness, name(ctx))));
    }

    private void move(Context ctx) throws IOException, InterruptedException {
        Query.of(ctx);
        var known = existing(readiness, name(ctx));
        var position = Fields.of(ctx, POSITION).required(POSITION, Start::position);
        positions.await(position);
        var moved = known.at(position.toString(), now());
        put(moved);
        Answers.ok(ctx, status(moved));
    }

    private void put(Subscription subscription) {
        if (!subscriptions().put(subscription)) {
            throw Rejections.limited("subscriptions", Subscriptions.SUBSCRIPTIONS_MAX);
        }
    }

    private void delete(Context ctx) {
        Query.of(ctx);
        subscriptions().delete(existing(readiness, name(ctx)).name());
        Answers.noContent(ctx);
    }

    static String name(Context ctx) {
        return Paths.parameter(ctx, "subscription", SubscriptionName::new).value();
    }

    static Subscription existing(Readiness readiness, String name) {
        return readiness
                .projector()
                .subscriptions()
                .find(name)
                .orElseThrow(() -> Unknown.subscription(name));
    }

    private Status status(Subscription subscription) {
        var handled = Position.parse(subscription.position()).offsets();
        var behind =
                views().applied().offsets().entrySet().stream()
                        .mapToLong(end -> end.getValue() - handled.getOrDefault(end.getKey(), -1L))
                        .filter(records -> records > 0)
                        .sum();
        return new Status(
                subscription.name(),
                subscription.position(),
                behind,
                subscriptions().deadLetters(subscription.name()).size(),
                subscription.createdAt(),
                subscription.updatedAt());
    }

    private Views views() {
        return readiness.views();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
