package io.modelog.api.model;

import io.modelog.api.http.Fields;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Rejections;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.RunId;
import io.modelog.events.log.Rejection;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.VersionCommand;
import io.modelog.events.run.RunRejection;
import io.modelog.events.run.RunStatus;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The run that a request wants attached, and whether it is to hold the version.
///
/// @param onFailure null when it only attaches
record HoldFields(RunId run, @Nullable OnFailure onFailure) {
    static final Set<String> NAMES = Set.of("id", "onFailure");

    static HoldFields of(Fields body) {
        return new HoldFields(
                body.required("id", RunId::parse), body.required("onFailure", OnFailure::parse));
    }

    /// Throws the problem that the run is unknown, or has ended and can hold nothing.
    VersionCommand.AttachRun command(Readiness readiness) {
        var status = readiness.views().runs().status(run).orElseThrow(() -> Unknown.run(run));
        if (onFailure != null && status != RunStatus.RUNNING) {
            throw Rejections.exception(
                    new Rejection.OfRun(run, new RunRejection.RunFinished(status)));
        }
        return new VersionCommand.AttachRun(run, onFailure);
    }
}
