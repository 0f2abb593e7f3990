package io.modelog.api.run;

import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Paths;
import io.modelog.events.id.ModelName;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.Settlement;
import java.util.Map;

/// How the end of a run reaches a version that the run holds (V-40 to V-43).
final class Settling {
    private Settling() {}

    static Command command(Settlement due) {
        return new Command.OnModel(
                new ModelName(due.version().model()),
                new ModelCommand.OnVersion(
                        new VersionSelector.Numbered(due.version().version()),
                        new VersionCommand.SettleRun(due.run(), due.succeeded())));
    }

    static ForeignStep step(Settlement due) {
        var version = due.version();
        return ForeignStep.post(
                command(due),
                Paths.of(
                        "models",
                        version.model(),
                        "versions",
                        version.version(),
                        "runs",
                        due.run(),
                        "settlement"),
                Map.of("succeeded", due.succeeded()));
    }
}
