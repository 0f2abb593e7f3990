package io.modelog.api.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.CommandHeaders;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Problem;
import io.modelog.api.http.ProblemException;
import io.modelog.api.http.ProblemType;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.erasure.ErasureCommand;
import io.modelog.events.erasure.ErasureEvent.SubjectErased;
import io.modelog.events.id.Actor;
import io.modelog.events.id.ErasureId;
import io.modelog.events.id.KeyId;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Command;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.subject.Keyring;
import io.modelog.projector.view.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose personal data the log holds, and erasing it. The name of a subject is never part of a path.
public final class SubjectRoutes {
    private static final String SUBJECTS = "/api/v1/subjects";
    private static final String ERASURES = "/api/v1/erasures";

    /// @param keys how many keys seal what is personal
    private record Subject(String subject, int keys) {}

    /// @param subject what stands for the name from now on
    /// @param keys that were deleted
    private record Erasure(
            ErasureId id,
            String subject,
            List<KeyId> keys,
            Instant erasedAt,
            String erasedBy,
            @Nullable String reason) {
        static Erasure of(ErasureId id, SubjectErased event, EventEnvelope envelope) {
            return new Erasure(
                    id,
                    event.first().pseudonym(),
                    event.keys(),
                    envelope.time(),
                    envelope.actor().value(),
                    envelope.reason());
        }
    }

    private final Readiness readiness;
    private final Commands commands;

    public SubjectRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
    }

    public void addTo(Routes routes) {
        routes.get(SUBJECTS, this::list);
        routes.post(ERASURES, this::erase);
        routes.get(ERASURES + "/{erasure}", this::show);
    }

    private void list(Context ctx) {
        var query = Query.of(ctx, "limit", "cursor");
        Answers.ok(ctx, query.page(this::page));
    }

    /// By name; the cursor is the last one shown.
    private Page<Subject> page(Page.Request request) {
        var all = readKeys().subjects();
        var cursor = request.cursor();
        var rest = cursor == null ? all : all.tailMap(cursor + '\0');
        var shown =
                rest.entrySet().stream()
                        .limit(request.limit())
                        .map(subject -> new Subject(subject.getKey(), subject.getValue()))
                        .toList();
        return new Page<>(shown, shown.size() < rest.size() ? shown.getLast().subject() : null);
    }

    private void erase(Context ctx) throws Exception {
        Query.of(ctx);
        var subject = Fields.of(ctx, "subject").required("subject", Actor::new);
        var id = id(ctx);
        commands.run(
                ctx,
                StreamId.of(id),
                () -> new Command.OnErasure(id, new ErasureCommand.Erase(readKeys().all(subject))),
                (answer, done) -> {
                    readKeys();
                    var erased = done.made(SubjectErased.class);
                    Answers.created(
                            answer,
                            Paths.of("erasures", id),
                            Erasure.of(id, erased.event(), erased.envelope()));
                });
    }

    /// One for each command, so that a repeat meets what it did.
    private static ErasureId id(Context ctx) {
        var command = CommandHeaders.of(ctx).commandId().value();
        return new ErasureId(UUID.nameUUIDFromBytes(command.getBytes(UTF_8)));
    }

    private void show(Context ctx) {
        Query.of(ctx);
        var id = Paths.parameter(ctx, "erasure", ErasureId::parse);
        var events = readiness.views().events(StreamId.of(id), 1, 1);
        if (events.isEmpty()) {
            throw new ProblemException(
                    new Problem(
                            ProblemType.ERASURE_UNKNOWN,
                            "there is no erasure %s".formatted(id),
                            Map.of("erasure", id)));
        }
        var envelope = events.getFirst();
        if (envelope.event() instanceof Event.OfErasure(_, SubjectErased event)) {
            Answers.ok(ctx, Erasure.of(id, event, envelope));
        } else {
            throw new IllegalStateException("%s is no erasure".formatted(envelope.stream()));
        }
    }

    /// The keys of all subjects, as far as any node has written them by now.
    private Keyring readKeys() {
        var keyring = readiness.projector().keyring();
        if (!keyring.awaitEnd()) {
            throw new ProblemException(
                    new Problem(
                            ProblemType.NOT_READY,
                            "this node can not read modelog.keys now",
                            Map.of("missing", List.of("modelog.keys"))));
        }
        return keyring;
    }
}
