package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.ModelReads;
import io.modelog.projector.view.ModelView;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.VersionView;

/// The model or version that a path names, in the views of one moment; throws the problem that there is none.
record Found(ModelReads views) {
    Read<ModelView> model(ModelName name) {
        return views.model(name).orElseThrow(() -> Unknown.model(name));
    }

    Read<VersionView> version(ModelName model, VersionSelector selector) {
        return views.version(model, selector)
                .orElseThrow(() -> {
                    model(model);
                    return Unknown.version(model, selector);
                });
    }

    Read<VersionView> version(Context ctx) {
        return version(Reading.modelName(ctx), Reading.selector(ctx));
    }
}
