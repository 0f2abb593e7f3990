package io.modelog.api.model;

import io.modelog.api.http.Fields;
import io.modelog.events.model.DetailsChange;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;

/// The descriptive fields of a model in a request.
final class ModelFields {
    static final String[] OF_POST = {
        "name",
        "license",
        "description",
        "audience",
        "useCases",
        "limitations",
        "tradeOffs",
        "ethics",
        "tags",
        "saveToRegistry"
    };
    static final String[] OF_PATCH = {
        "license",
        "description",
        "audience",
        "useCases",
        "limitations",
        "tradeOffs",
        "ethics",
        "saveToRegistry",
        "addTags",
        "removeTags"
    };

    private ModelFields() {}

    static ModelDetails details(Fields body) {
        return body.checked(() ->
                new ModelDetails(
                        body.text("license"),
                        body.text("description"),
                        body.text("audience"),
                        body.text("useCases"),
                        body.text("limitations"),
                        body.text("tradeOffs"),
                        body.text("ethics"),
                        body.flag("saveToRegistry", true)));
    }

    static ModelCommand.Update update(Fields body) {
        details(body); // the bounds of the new texts
        var change =
                new DetailsChange(
                        body.textChange("license"),
                        body.textChange("description"),
                        body.textChange("audience"),
                        body.textChange("useCases"),
                        body.textChange("limitations"),
                        body.textChange("tradeOffs"),
                        body.textChange("ethics"),
                        body.flagChange("saveToRegistry"));
        return new ModelCommand.Update(change, body.tagChange());
    }
}
