package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.ModelView;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.VersionView;

/// Finds the model or version that a path names, now or as it was right after a command.
record Reading(Readiness readiness) {
    static ModelName modelName(Context ctx) {
        return Paths.parameter(ctx, "model", ModelName::new);
    }

    static VersionSelector selector(Context ctx) {
        return Paths.parameter(ctx, "version", VersionSelector::parse);
    }

    Read<ModelView> model(ModelName name) {
        return readiness.views().model(name).orElseThrow(() -> Unknown.model(name));
    }

    Read<VersionView> version(ModelName model, VersionSelector selector) {
        return readiness
                .views()
                .version(model, selector)
                .orElseThrow(() -> {
                    model(model);
                    return Unknown.version(model, selector);
                });
    }

    Read<VersionView> version(Context ctx) {
        return version(modelName(ctx), selector(ctx));
    }

    /// @param sequence of the last event of the command
    ModelView modelAfter(ModelName name, long sequence) {
        var now = readiness.views().model(name).map(Read::value);
        return now.filter(row -> row.sequence() <= sequence)
                .or(() -> readiness.views().modelAt(name, sequence))
                .orElseThrow(() -> Unknown.model(name));
    }

    /// @param sequence of the last event of the command
    VersionView versionAfter(ModelName model, long number, long sequence) {
        var selector = new VersionSelector.Numbered(number);
        var now = readiness.views().version(model, selector).map(Read::value);
        return now.filter(row -> row.sequence() <= sequence)
                .or(() -> readiness.views().versionAt(model, number, sequence))
                .orElseThrow(() -> Unknown.version(model, number));
    }
}
