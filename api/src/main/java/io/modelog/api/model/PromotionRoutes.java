package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Done;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.Text;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.VersionView;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Puts versions into stages, back, and in each other's place.
public final class PromotionRoutes {
    private static final String MODEL = "/api/v1/models/{model}";

    private record Swapped(List<VersionView> items) {}

    private final Commands commands;
    private final Reading reading;

    public PromotionRoutes(Readiness readiness, Commands commands) {
        this.commands = commands;
        this.reading = new Reading(readiness);
    }

    public void addTo(Routes routes) {
        routes.put(MODEL + "/versions/{version}/stage", this::changeStage);
        routes.post(MODEL + "/rollback", this::rollBack);
        routes.post(MODEL + "/swap", this::swap);
    }

    private void changeStage(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var selector = Reading.selector(ctx);
        var body = Fields.of(ctx, "stage", "force", "reason");
        var stage = body.required("stage", Stage::new);
        var command = new VersionCommand.ChangeStage(stage, body.flag("force", false));
        var reason = body.checked(() -> Text.longText("reason", body.text("reason")));
        commands.run(
                ctx,
                Reading.onVersion(model, selector, command),
                reason,
                (answer, done) -> {
                    done.checkMade(VersionStageChanged.class);
                    var number =
                            done.last(VersionStageChanged.class)
                                    .map(changed -> changed.event().number())
                                    .orElseGet(() -> reading.number(model, selector));
                    Answers.ok(answer, reading.versionAfter(model, number, done.sequence()));
                });
    }

    private void rollBack(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var given = Fields.ofOptional(ctx, "stage").optional("stage", Stage::new);
        var stage = given == null ? Stage.PRODUCTION : given;
        commands.run(
                ctx,
                new Command.OnModel(model, new ModelCommand.Rollback(stage)),
                (answer, done) -> {
                    var back = done.made(VersionStageChanged.class).event();
                    Answers.ok(answer, reading.versionAfter(model, back.number(), done.sequence()));
                });
    }

    private void swap(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var body = Fields.of(ctx, "versions");
        var two = body.checked(() -> two(body));
        commands.run(
                ctx,
                new Command.OnModel(model, new ModelCommand.Swap(two.getFirst(), two.getLast())),
                (answer, done) ->
                        Answers.ok(
                                answer,
                                new Swapped(
                                        numbers(model, two, done)
                                                .sorted()
                                                .map(number ->
                                                        reading.versionAfter(
                                                                model, number, done.sequence()))
                                                .toList())));
    }

    private static List<VersionSelector> two(Fields body) {
        var selectors = body.selectors("versions");
        if (selectors.size() != 2) {
            throw new InvalidValue(
                    "versions", "has %d entries; two are wanted".formatted(selectors.size()));
        }
        return selectors.stream()
                .map(text -> {
                    try {
                        return VersionSelector.parse(text);
                    } catch (InvalidValue e) {
                        throw e.in("versions");
                    }
                })
                .toList();
    }

    /// By what happened, as a stage selects another version afterwards.
    private Stream<Long> numbers(ModelName model, List<VersionSelector> two, Done done) {
        done.checkMade(VersionStageChanged.class);
        return done.last(VersionStageChanged.class)
                .map(moved ->
                        Stream.of(moved.event().number(), moved.event().counterpart())
                                .map(Objects::requireNonNull))
                .orElseGet(() -> two.stream().map(selector -> reading.number(model, selector)));
    }
}
