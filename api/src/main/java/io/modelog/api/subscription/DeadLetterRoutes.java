package io.modelog.api.subscription;

import io.javalin.http.Context;
import io.modelog.api.event.Start;
import io.modelog.api.history.RecordedEvents;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.Text;
import io.modelog.events.id.Uuids;
import io.modelog.projector.subscription.DeadLetter;
import io.modelog.projector.subscription.Subscriptions;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.RecordedEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Events that a subscriber could not handle and put aside.
final class DeadLetterRoutes {
    private static final String LETTERS = SubscriptionRoutes.SUBSCRIPTION + "/dead-letters";
    private static final String LETTER = LETTERS + "/{event}";

    private final Readiness readiness;
    private final InstantSource clock;

    private record Shown(
            String error,
            int attempts,
            Instant parkedAt,
            boolean retry,
            RecordedEvents.Entry event) {}

    DeadLetterRoutes(Readiness readiness, InstantSource clock) {
        this.readiness = readiness;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get(LETTERS, this::list);
        routes.put(LETTER, this::park);
        routes.delete(LETTER, this::discard);
        routes.post(LETTER + "/retry", this::retry);
    }

    private Subscriptions subscriptions() {
        return readiness.projector().subscriptions();
    }

    private void list(Context ctx) {
        Query.of(ctx);
        var name = existing(ctx);
        Answers.items(ctx, subscriptions().deadLetters(name).stream().map(this::shown).toList());
    }

    /// A letter of the same event is replaced.
    private void park(Context ctx) throws IOException {
        Query.of(ctx);
        var name = existing(ctx);
        var body = Fields.of(ctx, "stream", "sequence", "position", "error", "attempts");
        var letter =
                new DeadLetter(
                        event(ctx),
                        body.required("stream", StreamId::parse).toString(),
                        body.requiredNumber("sequence"),
                        body.required("position", Start::position).toString(),
                        body.required("error", DeadLetterRoutes::error),
                        Math.clamp(body.requiredNumber("attempts"), 1, Integer.MAX_VALUE),
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        false);
        var shown = shown(letter);
        if (!shown.event().id().equals(letter.id())) {
            throw new InvalidValue("sequence", "is not that of event " + letter.id());
        }
        put(name, letter);
        Answers.ok(ctx, shown);
    }

    private static String error(String text) {
        Text.longText("error", text);
        return text;
    }

    private void retry(Context ctx) {
        Query.of(ctx);
        var name = existing(ctx);
        var letter = letter(ctx, name).toRetry();
        put(name, letter);
        Answers.ok(ctx, shown(letter));
    }

    private void discard(Context ctx) {
        Query.of(ctx);
        var name = existing(ctx);
        subscriptions().discard(name, letter(ctx, name).id());
        Answers.noContent(ctx);
    }

    private void put(String name, DeadLetter letter) {
        if (!subscriptions().park(name, letter)) {
            throw Rejections.limited("dead letters", Subscriptions.DEAD_LETTERS_MAX);
        }
    }

    private String existing(Context ctx) {
        return SubscriptionRoutes.existing(readiness, SubscriptionRoutes.name(ctx)).name();
    }

    private static UUID event(Context ctx) {
        return Paths.parameter(ctx, "event", text -> Uuids.parse("event", text));
    }

    private DeadLetter letter(Context ctx, String name) {
        var event = event(ctx);
        return subscriptions()
                .deadLetter(name, event)
                .orElseThrow(() -> Unknown.deadLetter(name, event));
    }

    private Shown shown(DeadLetter letter) {
        return new Shown(
                letter.error(),
                letter.attempts(),
                letter.parkedAt(),
                letter.retry(),
                RecordedEvents.entry(recorded(letter)));
    }

    private RecordedEvent recorded(DeadLetter letter) {
        var stream = StreamId.parse(letter.stream());
        var place = Position.parse(letter.position()).offsets().entrySet().iterator();
        var event =
                readiness.views().events(stream, letter.sequence(), letter.sequence()).stream()
                        .findFirst();
        if (event.isEmpty() || !place.hasNext()) {
            throw new InvalidValue(
                    "sequence", "%d is none of %s".formatted(letter.sequence(), stream));
        }
        var at = place.next();
        return readiness.views().history().recorded(event.get(), at.getKey(), at.getValue());
    }
}
