package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Fields;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.Stages;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The stages of a model and what they ask of a version.
public final class StageRoutes {
    private static final String STAGES = "/api/v1/models/{model}/stages";
    private static final String POLICY = STAGES + "/{stage}/policy";

    private final Commands commands;
    private final Reading reading;
    private final StagesThen then;

    public StageRoutes(Readiness readiness, Commands commands) {
        this.commands = commands;
        this.reading = new Reading(readiness);
        this.then = new StagesThen(readiness);
    }

    public void addTo(Routes routes) {
        routes.get(STAGES, this::list);
        routes.put(STAGES, this::define);
        routes.put(POLICY, this::changePolicy);
        routes.delete(POLICY, this::removePolicy);
    }

    private void list(Context ctx) {
        var query = Query.ofList(ctx, Moments.AS_OF);
        var model = Reading.modelName(ctx);
        var found = reading.found(ctx, query);
        found.model(model);
        Answers.ok(ctx, query.page(page -> found.views().stages(model, page)));
    }

    private void define(Context ctx) throws Exception {
        Query.of(ctx);
        var model = Reading.modelName(ctx);
        var body = Fields.of(ctx, "stages");
        var chosen = body.objects("stages", Set.of("name", "exclusive"), StageRoutes::definition);
        var command = body.checked(() -> new ModelCommand.DefineStages(Stages.choose(chosen)));
        commands.run(
                ctx,
                new Command.OnModel(model, command),
                (answer, done) -> {
                    done.checkMade(ModelEvent.StagesDefined.class);
                    Answers.items(answer, then.of(model, done.sequence()));
                });
    }

    private static Stages.Definition definition(Fields body) {
        return new Stages.Definition(
                body.required("name", Stage::new), body.flag("exclusive", true));
    }

    private void changePolicy(Context ctx) throws Exception {
        Query.of(ctx);
        var body = Fields.of(ctx, "requires", "after", "approvals");
        var policy = body.checked(() -> policy(body));
        var model = Reading.modelName(ctx);
        var stage = stage(ctx);
        commands.run(
                ctx,
                change(model, stage, policy),
                (answer, done) -> {
                    done.checkMade(ModelEvent.StagePolicyChanged.class);
                    Answers.ok(answer, then.of(model, stage, done.sequence()));
                });
    }

    private static StagePolicy policy(Fields body) {
        var approvals = body.number("approvals").orElse(0);
        if (approvals < 0 || approvals > StagePolicy.APPROVALS_MAX) {
            throw body.invalid(
                    "approvals",
                    "is %d; 0 to %d are allowed".formatted(approvals, StagePolicy.APPROVALS_MAX));
        }
        return new StagePolicy(
                body.texts("requires").stream().map(MetadataRule::parse).toList(),
                body.optional("after", Stage::new),
                (int) approvals);
    }

    private void removePolicy(Context ctx) throws Exception {
        Query.of(ctx);
        commands.run(
                ctx,
                change(Reading.modelName(ctx), stage(ctx), null),
                (answer, done) -> {
                    done.checkMade(ModelEvent.StagePolicyChanged.class);
                    Answers.noContent(answer);
                });
    }

    private static Command change(ModelName model, Stage stage, @Nullable StagePolicy policy) {
        return new Command.OnModel(model, new ModelCommand.ChangePolicy(stage, policy));
    }

    private static Stage stage(Context ctx) {
        return Paths.parameter(ctx, "stage", Stage::new);
    }
}
