package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.CommandHeaders;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.Text;
import io.modelog.events.model.ModelEvent.PromotionApproved;
import io.modelog.events.model.ModelEvent.PromotionRejected;
import io.modelog.events.model.ModelEvent.PromotionRequested;
import io.modelog.events.model.ModelEvent.PromotionWithdrawn;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import io.modelog.projector.view.RequestView;
import java.util.Set;

/// Requests to let a version into a stage, and what other people say to them.
public final class RequestRoutes {
    private static final String REQUESTS = "/api/v1/models/{model}/versions/{version}/requests";
    private static final String REQUEST = REQUESTS + "/{stage}";
    private static final Set<String> STATUS = Set.of("open", "rejected", "withdrawn", "promoted");

    private final Readiness readiness;
    private final Commands commands;
    private final Reading reading;

    public RequestRoutes(Readiness readiness, Commands commands) {
        this.readiness = readiness;
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/requests", this::listAll);
        routes.get(REQUESTS, this::list);
        routes.post(REQUESTS, this::request);
        routes.post(REQUEST + "/approvals", this::approve);
        routes.post(REQUEST + "/rejection", this::reject);
        routes.delete(REQUEST, this::withdraw);
    }

    private void listAll(Context ctx) {
        var query = Query.ofList(ctx, "model", "status");
        var model = query.optional("model", ModelName::new);
        var status = query.optional("status", RequestRoutes::status);
        Answers.ok(ctx, query.page(page -> readiness.views().requests(model, status, page)));
    }

    private static String status(String text) {
        if (!STATUS.contains(text)) {
            throw new InvalidValue(
                    "status",
                    "'%s' is none of open, rejected, withdrawn, promoted".formatted(text));
        }
        return text;
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        var found = reading.found(ctx, query);
        var version = found.version(ctx).value();
        var model = new ModelName(version.model());
        Answers.ok(ctx, query.page(page -> found.views().requests(model, version.number(), page)));
    }

    private void request(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "stage", "reason");
        var stage = body.required("stage", Stage::new);
        var reason = body.checked(() -> Text.longText("reason", body.text("reason")));
        var command = new VersionCommand.RequestPromotion(stage, CommandHeaders.of(ctx).actor());
        commands.run(
                ctx,
                Reading.onVersion(model, selector, command),
                reason,
                (answer, done) -> {
                    done.checkMade(PromotionRequested.class);
                    var requested = done.last(PromotionRequested.class);
                    if (requested.isPresent()) {
                        var number = requested.get().event().number();
                        Answers.created(
                                answer,
                                Paths.of("models", model, "versions", number, "requests", stage),
                                after(model, number, stage, done));
                    } else {
                        var number = reading.number(model, selector);
                        Answers.ok(answer, after(model, number, stage, done));
                    }
                });
    }

    private void approve(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.ofOptional(ctx, "comment");
        var stage = stage(ctx);
        var command =
                body.checked(() ->
                        new VersionCommand.ApprovePromotion(
                                stage, CommandHeaders.of(ctx).actor(), body.text("comment")));
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        commands.run(
                ctx,
                Reading.onVersion(model, selector, command),
                (answer, done) -> {
                    done.checkMade(PromotionApproved.class);
                    var number =
                            done.last(PromotionApproved.class)
                                    .map(approved -> approved.event().number())
                                    .orElseGet(() -> reading.number(model, selector));
                    Answers.ok(answer, after(model, number, stage, done));
                });
    }

    private void reject(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "comment");
        var stage = stage(ctx);
        var command =
                body.checked(() ->
                        new VersionCommand.RejectPromotion(
                                stage,
                                CommandHeaders.of(ctx).actor(),
                                body.required("comment", text -> text)));
        var model = Reading.modelName(ctx);
        commands.run(
                ctx,
                Reading.onVersion(model, Reading.selector(ctx), command),
                (answer, done) -> {
                    var rejected = done.made(PromotionRejected.class).event();
                    Answers.ok(answer, after(model, rejected.number(), stage, done));
                });
    }

    private void withdraw(Context ctx) throws Exception {
        Query.of(ctx);
        commands.run(
                ctx,
                Reading.onVersion(
                        Reading.modelName(ctx),
                        Reading.selector(ctx),
                        new VersionCommand.WithdrawPromotion(stage(ctx))),
                (answer, done) -> {
                    done.checkMade(PromotionWithdrawn.class);
                    Answers.noContent(answer);
                });
    }

    private RequestView after(ModelName model, long version, Stage stage, Done done) {
        return readiness
                .views()
                .requestAt(model, version, stage, done.sequence())
                .orElseThrow(() -> Unknown.request(model, version, stage));
    }

    private static Stage stage(Context ctx) {
        return Paths.parameter(ctx, "stage", Stage::new);
    }
}
