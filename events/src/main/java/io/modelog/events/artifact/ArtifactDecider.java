package io.modelog.events.artifact;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.artifact.ArtifactCommand.CreateVersion;
import io.modelog.events.artifact.ArtifactCommand.Register;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.ArtifactRejection.ArtifactExists;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import java.util.List;

/// The rules of an artifact: its versions are numbered 1, 2, 3 and so on (B-6).
public final class ArtifactDecider {
    public static final Decider<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection>
            DECIDER =
                    new Decider<>(
                            new Artifact.Unknown(),
                            ArtifactDecider::decide,
                            ArtifactDecider::evolve);

    private record Case(Artifact artifact, ArtifactCommand command) {}

    private ArtifactDecider() {}

    static Decision<ArtifactEvent, ArtifactRejection> decide(
            Artifact artifact, ArtifactCommand command) {
        return switch (new Case(artifact, command)) {
            case Case(Artifact.Unknown _, Register c) ->
                    accept(new ArtifactRegistered(c.id(), c.kind(), c.tags()));
            case Case(Artifact.Live _, Register _) -> reject(new ArtifactExists());
            case Case(Artifact.Unknown _, CreateVersion c) -> {
                var kind = c.kind() == null ? ArtifactKind.DATA : c.kind();
                yield accept(
                        new ArtifactRegistered(c.artifactId(), kind, List.of()),
                        new ArtifactVersionCreated(1, c.id(), c.content(), kind, c.producer()));
            }
            case Case(Artifact.Live a, CreateVersion c) -> {
                var kind = c.kind() == null ? a.kind() : c.kind();
                yield accept(
                        new ArtifactVersionCreated(
                                a.lastNumber() + 1, c.id(), c.content(), kind, c.producer()));
            }
        };
    }

    static Artifact evolve(Artifact artifact, ArtifactEvent event) {
        return switch (event) {
            case ArtifactRegistered e when artifact instanceof Artifact.Unknown ->
                    new Artifact.Live(e.kind(), 0);
            case ArtifactVersionCreated e
                    when artifact instanceof Artifact.Live(var kind, var last)
                            && e.number() == last + 1 ->
                    new Artifact.Live(kind, e.number());
            case ArtifactRegistered _, ArtifactVersionCreated _ ->
                    throw CorruptStream.cannotFollow(event, artifact);
        };
    }
}
