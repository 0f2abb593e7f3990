package io.modelog.api.run;

import io.modelog.api.http.ForeignStep;
import io.modelog.api.http.Guard;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Command;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.run.RunStatus;
import io.modelog.projector.view.Read;
import io.modelog.projector.view.RunView;
import java.util.ArrayList;
import java.util.List;

/// What stands against deleting a run, and from which versions it is detached first.
record RunDeletion(Readiness readiness, RunId id) {
    /// None when there is no such run. Throws the problem `deletion-guarded`.
    List<ForeignStep> steps(boolean force) {
        var run = readiness.views().runs().find(id).map(Read::value);
        if (!force) {
            run.ifPresent(found -> Guard.check(why(found)));
        }
        return run.stream().flatMap(found -> found.models().stream()).map(this::detaching).toList();
    }

    private List<String> why(RunView run) {
        var why = new ArrayList<String>();
        if (run.status() == RunStatus.RUNNING) {
            why.add("run %s is running".formatted(id));
        }
        run.models().stream()
                .filter(to -> Guard.isInProduction(readiness, to.model(), to.version()))
                .map(to ->
                        "it is attached to %s@%d, which is in production"
                                .formatted(to.model(), to.version()))
                .forEach(why::add);
        return why;
    }

    private ForeignStep detaching(RunView.AttachedTo to) {
        var model = new ModelName(to.model());
        var command =
                new ModelCommand.OnVersion(
                        new VersionSelector.Numbered(to.version()),
                        new VersionCommand.DetachRun(id));
        return ForeignStep.delete(
                new Command.OnModel(model, command),
                Paths.of("models", model, "versions", to.version(), "runs", id));
    }
}
