package io.modelog.events.log;

import io.modelog.events.artifact.Artifact;
import io.modelog.events.artifact.ArtifactDecider;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decision;
import io.modelog.events.erasure.Erasure;
import io.modelog.events.erasure.ErasureDecider;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Model;
import io.modelog.events.model.ModelDecider;
import io.modelog.events.run.Run;
import io.modelog.events.run.RunDecider;
import io.modelog.events.tag.Tag;
import io.modelog.events.tag.TagDecider;
import java.util.function.Function;

/// The state of any stream: one door to the deciders for whoever writes or folds the log.
public sealed interface StreamState {
    record OfModel(Model state) implements StreamState {}

    record OfArtifact(Artifact state) implements StreamState {}

    record OfRun(Run state) implements StreamState {}

    record OfTag(Tag state) implements StreamState {}

    record OfErasure(Erasure state) implements StreamState {}

    static StreamState initial(StreamId.Kind kind) {
        return switch (kind) {
            case MODEL -> new OfModel(ModelDecider.DECIDER.initial());
            case ARTIFACT -> new OfArtifact(ArtifactDecider.DECIDER.initial());
            case RUN -> new OfRun(RunDecider.DECIDER.initial());
            case TAG -> new OfTag(TagDecider.DECIDER.initial());
            case ERASURE -> new OfErasure(ErasureDecider.DECIDER.initial());
        };
    }

    default Decision<Event, Rejection> decide(Command command) {
        return switch (command) {
            case Command.OnModel(var model, var c) when this instanceof OfModel(var state) ->
                    in(
                            ModelDecider.DECIDER.decide().apply(state, c),
                            e -> new Event.OfModel(model, e),
                            r -> new Rejection.OfModel(model, r));
            case Command.OnArtifact(var artifact, var c)
                    when this instanceof OfArtifact(var state) ->
                    in(
                            ArtifactDecider.DECIDER.decide().apply(state, c),
                            e -> new Event.OfArtifact(artifact, e),
                            r -> new Rejection.OfArtifact(artifact, r));
            case Command.OnRun(var run, var c) when this instanceof OfRun(var state) ->
                    in(
                            RunDecider.DECIDER.decide().apply(state, c),
                            e -> new Event.OfRun(run, e),
                            r -> new Rejection.OfRun(run, r));
            case Command.OnTag(var tag, var c) when this instanceof OfTag(var state) ->
                    in(
                            TagDecider.DECIDER.decide().apply(state, c),
                            e -> new Event.OfTag(tag, e),
                            r -> new Rejection.OfTag(tag, r));
            case Command.OnErasure(var erasure, var c) when this instanceof OfErasure(var state) ->
                    in(
                            ErasureDecider.DECIDER.decide().apply(state, c),
                            e -> new Event.OfErasure(erasure, e),
                            r -> new Rejection.OfErasure(erasure, r));
            case Command.OnModel _,
                    Command.OnArtifact _,
                    Command.OnRun _,
                    Command.OnTag _,
                    Command.OnErasure _ ->
                    throw new IllegalArgumentException("%s is not for %s".formatted(command, this));
        };
    }

    default StreamState evolve(Event event) {
        return switch (event) {
            case Event.OfModel(_, var e) when this instanceof OfModel(var state) ->
                    new OfModel(ModelDecider.DECIDER.evolve().apply(state, e));
            case Event.OfArtifact(_, var e) when this instanceof OfArtifact(var state) ->
                    new OfArtifact(ArtifactDecider.DECIDER.evolve().apply(state, e));
            case Event.OfRun(_, var e) when this instanceof OfRun(var state) ->
                    new OfRun(RunDecider.DECIDER.evolve().apply(state, e));
            case Event.OfTag(_, var e) when this instanceof OfTag(var state) ->
                    new OfTag(TagDecider.DECIDER.evolve().apply(state, e));
            case Event.OfErasure(_, var e) when this instanceof OfErasure(var state) ->
                    new OfErasure(ErasureDecider.DECIDER.evolve().apply(state, e));
            case Event.OfModel _,
                    Event.OfArtifact _,
                    Event.OfRun _,
                    Event.OfTag _,
                    Event.OfErasure _ ->
                    throw CorruptStream.cannotFollow(event, this);
        };
    }

    private static <E, R> Decision<Event, Rejection> in(
            Decision<E, R> decision, Function<E, Event> event, Function<R, Rejection> rejection) {
        return switch (decision) {
            case Decision.Accepted(var events) ->
                    new Decision.Accepted<>(events.stream().map(event).toList());
            case Decision.Rejected(var why) -> new Decision.Rejected<>(rejection.apply(why));
        };
    }
}
