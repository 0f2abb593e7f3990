package io.modelog.events.model;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.decider.Decision;
import io.modelog.events.id.RunId;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.RunAttached;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionReleased;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.VersionHeld;
import io.modelog.events.model.VersionCommand.AttachRun;
import io.modelog.events.model.VersionCommand.SettleRun;

/// How runs come to hold versions, and what becomes of those when the runs end (V-2, V-40 to V-43).
final class Holds {
    /// The name of a version whose run has not succeeded yet.
    static final VersionName RUNNING = new VersionName("running");

    private Holds() {}

    static Decision<ModelEvent, ModelRejection> attach(Model.Version version, AttachRun command) {
        var run = command.run();
        if (command.onFailure() == null) {
            return version.runs().contains(run)
                    ? accept()
                    : accept(new RunAttached(version.number(), run));
        }
        var hold = new Hold(run, command.onFailure());
        if (hold.equals(version.hold())) {
            return accept();
        }
        var held = version.hold();
        return held == null || version.isHeldBy(run)
                ? accept(new RunAttached(version.number(), run, command.onFailure()))
                : reject(new VersionHeld(version.number(), run, held.run()));
    }

    /// A run that does not hold the version has nothing to settle: a repeat changes nothing.
    static Decision<ModelEvent, ModelRejection> settle(
            Model.Live model, Model.Version version, SettleRun command) {
        var hold = version.hold();
        if (hold == null || !version.isHeldBy(command.run())) {
            return accept();
        }
        if (command.succeeded()
                || (hold.onFailure() == OnFailure.DELETE && isInUse(model, version))) {
            return numbered(version, hold.run());
        }
        return switch (hold.onFailure()) {
            case KEEP -> accept(new VersionReleased(version.number(), hold.run()));
            case DELETE -> accept(new VersionDeleted(version.number(), version.id()));
        };
    }

    /// Whoever finds the version by a stage must not lose it.
    private static boolean isInUse(Model.Live model, Model.Version version) {
        return version.stage() != null && model.stages().isExclusive(version.stage());
    }

    private static Decision<ModelEvent, ModelRejection> numbered(Model.Version version, RunId run) {
        var number = version.number();
        var released = new VersionReleased(number, run);
        return version.name().equals(RUNNING)
                ? accept(
                        new VersionUpdated(
                                number, VersionName.of(number), version.label().description()),
                        released)
                : accept(released);
    }
}
