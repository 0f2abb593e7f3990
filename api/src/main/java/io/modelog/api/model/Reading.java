package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.ModelView;
import io.modelog.projector.view.VersionView;

/// Finds the model or version that a path names, now or as it was right after a command.
record Reading(Readiness readiness) {
    static ModelName modelName(Context ctx) {
        return Paths.parameter(ctx, "model", ModelName::new);
    }

    static VersionSelector selector(Context ctx) {
        return Paths.parameter(ctx, "version", VersionSelector::parse);
    }

    static Command onVersion(ModelName model, VersionSelector selector, VersionCommand command) {
        return new Command.OnModel(model, new ModelCommand.OnVersion(selector, command));
    }

    /// In the views of the moment that the query names, or of now.
    Found found(Context ctx, Query query) {
        return new Found(new Moments(readiness).reads(ctx, query));
    }

    /// The number of the version that a selector means now.
    long number(ModelName model, VersionSelector selector) {
        return new Found(readiness.views()).version(model, selector).value().number();
    }

    /// @param sequence of the last event of the command
    ModelView modelAfter(ModelName name, long sequence) {
        return readiness.views().modelAt(name, sequence).orElseThrow(() -> Unknown.model(name));
    }

    /// @param sequence of the last event of the command
    VersionView versionAfter(ModelName model, long number, long sequence) {
        return readiness
                .views()
                .versionAt(model, number, sequence)
                .orElseThrow(() -> Unknown.version(model, number));
    }
}
