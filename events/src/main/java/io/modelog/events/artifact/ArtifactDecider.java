package io.modelog.events.artifact;

import static io.modelog.events.decider.Decision.accept;
import static io.modelog.events.decider.Decision.reject;

import io.modelog.events.artifact.ArtifactCommand.ChangeTags;
import io.modelog.events.artifact.ArtifactCommand.CreateVersion;
import io.modelog.events.artifact.ArtifactCommand.Delete;
import io.modelog.events.artifact.ArtifactCommand.DeleteVersion;
import io.modelog.events.artifact.ArtifactCommand.EnsureVersion;
import io.modelog.events.artifact.ArtifactCommand.LogMetadata;
import io.modelog.events.artifact.ArtifactCommand.Register;
import io.modelog.events.artifact.ArtifactEvent.ArtifactDeleted;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactRegistered;
import io.modelog.events.artifact.ArtifactEvent.ArtifactTagsChanged;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionDeleted;
import io.modelog.events.artifact.ArtifactRejection.ArtifactExists;
import io.modelog.events.artifact.ArtifactRejection.ArtifactUnknown;
import io.modelog.events.artifact.ArtifactRejection.ArtifactVersionUnknown;
import io.modelog.events.artifact.ArtifactRejection.LimitExceeded;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decider;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.Text;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.OrderedPSet;
import org.pcollections.TreePMap;

/// The rules of an artifact: its versions are numbered 1, 2, 3 and so on, and no number is given twice (B-3, B-6).
public final class ArtifactDecider {
    public static final Decider<Artifact, ArtifactCommand, ArtifactEvent, ArtifactRejection>
            DECIDER =
                    new Decider<>(
                            new Artifact.Unknown(0),
                            ArtifactDecider::decide,
                            ArtifactDecider::evolve);

    private ArtifactDecider() {}

    static Decision<ArtifactEvent, ArtifactRejection> decide(
            Artifact artifact, ArtifactCommand command) {
        return switch (artifact) {
            case Artifact.Unknown _ when command instanceof Register c ->
                    accept(new ArtifactRegistered(c.id(), c.kind(), c.tags()));
            case Artifact.Unknown a when command instanceof CreateVersion c -> {
                var kind = kind(c, ArtifactKind.DATA);
                yield created(
                        new ArtifactRegistered(c.artifactId(), kind, List.of()),
                        a.lastNumber() + 1,
                        kind,
                        c);
            }
            case Artifact.Unknown a when command instanceof EnsureVersion(var version) ->
                    decide(a, version);
            case Artifact.Unknown _ -> reject(new ArtifactUnknown());
            case Artifact.Live a -> decide(a, command);
        };
    }

    private static Decision<ArtifactEvent, ArtifactRejection> decide(
            Artifact.Live artifact, ArtifactCommand command) {
        return switch (command) {
            case Register _ -> reject(new ArtifactExists());
            case EnsureVersion(var version) ->
                    artifact.versions().values().stream().anyMatch(v -> v.id().equals(version.id()))
                            ? accept()
                            : decide(artifact, version);
            case CreateVersion c ->
                    created(null, artifact.lastNumber() + 1, kind(c, artifact.kind()), c);
            case ChangeTags(var number, var change) when number == null ->
                    changeTags(null, change.on(artifact.tags()));
            case ChangeTags(Long number, var change) ->
                    on(artifact, number, v -> changeTags(number, change.on(v.tags())));
            case LogMetadata c -> on(artifact, c.number(), v -> log(v, c.metadata()));
            case DeleteVersion c ->
                    on(
                            artifact,
                            c.number(),
                            v -> accept(new ArtifactVersionDeleted(v.number(), v.id())));
            case Delete _ -> accept(new ArtifactDeleted(artifact.id()));
        };
    }

    private static ArtifactKind kind(CreateVersion command, ArtifactKind otherwise) {
        return command.kind() == null ? otherwise : command.kind();
    }

    private static Decision<ArtifactEvent, ArtifactRejection> created(
            @Nullable ArtifactRegistered registered,
            long number,
            ArtifactKind kind,
            CreateVersion c) {
        var events = new ArrayList<ArtifactEvent>();
        if (registered != null) {
            events.add(registered);
        }
        events.add(
                new ArtifactVersionCreated(
                        number, c.id(), c.content(), kind, c.producer(), c.tags(), c.schema()));
        if (!c.metadata().isEmpty()) {
            events.add(new ArtifactMetadataLogged(number, c.metadata()));
        }
        return new Decision.Accepted<>(events);
    }

    private static Decision<ArtifactEvent, ArtifactRejection> on(
            Artifact.Live artifact,
            long number,
            Function<Artifact.Version, Decision<ArtifactEvent, ArtifactRejection>> rule) {
        var version = artifact.versions().get(number);
        return version == null ? reject(new ArtifactVersionUnknown(number)) : rule.apply(version);
    }

    private static Decision<ArtifactEvent, ArtifactRejection> changeTags(
            @Nullable Long number, Optional<TagChange.Effect> effect) {
        if (effect.isEmpty()) {
            return reject(new LimitExceeded("tags", Text.TAGS_MAX));
        }
        return effect.get().isNone()
                ? accept()
                : accept(new ArtifactTagsChanged(number, effect.get()));
    }

    private static Decision<ArtifactEvent, ArtifactRejection> log(
            Artifact.Version version, Metadata metadata) {
        var changed = metadata.newTo(version.metadata());
        if (changed.isEmpty()) {
            return reject(new LimitExceeded("metadata", Metadata.KEYS_MAX));
        }
        return changed.get().isEmpty()
                ? accept()
                : accept(new ArtifactMetadataLogged(version.number(), changed.get()));
    }

    static Artifact evolve(Artifact artifact, ArtifactEvent event) {
        return switch (artifact) {
            case Artifact.Unknown(var last) when event instanceof ArtifactRegistered e ->
                    new Artifact.Live(
                            e.artifactId(),
                            e.kind(),
                            OrderedPSet.from(e.tags()),
                            last,
                            TreePMap.empty());
            case Artifact.Unknown u -> throw CorruptStream.cannotFollow(event, u);
            case Artifact.Live a -> evolve(a, event);
        };
    }

    private static Artifact evolve(Artifact.Live artifact, ArtifactEvent event) {
        return switch (event) {
            case ArtifactRegistered e ->
                    throw CorruptStream.cannotFollow(e, "artifact " + artifact.id());
            case ArtifactVersionCreated e -> {
                check(e.number() == artifact.lastNumber() + 1, e, artifact);
                yield artifact.with(
                        Artifact.Version.created(
                                e.number(), e.artifactVersionId(), OrderedPSet.from(e.tags())));
            }
            case ArtifactTagsChanged(var number, var effect) when number == null -> {
                check(effect.canFollow(artifact.tags()), event, artifact);
                yield artifact.tagged(effect.on(artifact.tags()));
            }
            case ArtifactTagsChanged(Long number, var effect) -> {
                var version = at(artifact, event, number);
                check(effect.canFollow(version.tags()), event, artifact);
                yield artifact.with(version.tagged(effect.on(version.tags())));
            }
            case ArtifactMetadataLogged(var number, var metadata) -> {
                var version = at(artifact, event, number);
                yield artifact.with(version.with(version.metadata().plusAll(metadata.entries())));
            }
            case ArtifactVersionDeleted e -> {
                var version = at(artifact, e, e.number());
                check(version.id().equals(e.artifactVersionId()), e, artifact);
                yield artifact.without(e.number());
            }
            case ArtifactDeleted e -> {
                check(e.artifactId().equals(artifact.id()), e, artifact);
                yield new Artifact.Unknown(artifact.lastNumber());
            }
        };
    }

    private static Artifact.Version at(Artifact.Live artifact, ArtifactEvent event, long number) {
        var version = artifact.versions().get(number);
        if (version == null) {
            throw CorruptStream.cannotFollow(event, "artifact " + artifact.id());
        }
        return version;
    }

    private static void check(boolean follows, ArtifactEvent event, Artifact.Live artifact) {
        if (!follows) {
            throw CorruptStream.cannotFollow(event, "artifact " + artifact.id());
        }
    }
}
