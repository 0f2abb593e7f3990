package io.modelog.api.artifact;

import io.javalin.http.Context;
import io.modelog.api.http.Numbers;
import io.modelog.api.http.Paths;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Unknown;
import io.modelog.events.id.ArtifactName;
import io.modelog.projector.view.ArtifactVersionView;
import io.modelog.projector.view.ArtifactView;
import io.modelog.projector.view.Read;
import java.util.OptionalLong;

/// Finds the artifact or artifact version that a path names, now or as it was right after a command.
record ArtifactReading(Readiness readiness) {
    static ArtifactName name(Context ctx) {
        return Paths.parameter(ctx, "artifact", ArtifactName::new);
    }

    /// Empty for the newest.
    static OptionalLong version(Context ctx) {
        return Paths.parameter(
                ctx,
                "n",
                text ->
                        text.equals("latest")
                                ? OptionalLong.empty()
                                : OptionalLong.of(Numbers.positive("n", text)));
    }

    Read<ArtifactView> artifact(ArtifactName name) {
        return readiness.views().artifacts().find(name).orElseThrow(() -> Unknown.artifact(name));
    }

    Read<ArtifactVersionView> version(ArtifactName name, OptionalLong number) {
        return readiness
                .views()
                .artifacts()
                .version(name, number)
                .orElseThrow(() -> {
                    artifact(name);
                    return Unknown.artifactVersion(name, number);
                });
    }

    /// The number that a path means now; only the newest has to be looked up.
    long number(ArtifactName name, OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : version(name, number).value().number();
    }

    /// @param sequence of the last event of the command
    ArtifactView artifactAfter(ArtifactName name, long sequence) {
        return readiness
                .views()
                .artifacts()
                .at(name, sequence)
                .orElseThrow(() -> Unknown.artifact(name));
    }

    /// @param sequence of the last event of the command
    ArtifactVersionView versionAfter(ArtifactName name, long number, long sequence) {
        return readiness
                .views()
                .artifacts()
                .versionAt(name, number, sequence)
                .orElseThrow(() -> Unknown.artifactVersion(name, OptionalLong.of(number)));
    }
}
