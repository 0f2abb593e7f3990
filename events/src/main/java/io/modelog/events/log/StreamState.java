package io.modelog.events.log;

import io.modelog.events.artifact.Artifact;
import io.modelog.events.artifact.ArtifactDecider;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactRejection;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Model;
import io.modelog.events.model.ModelDecider;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.run.Run;
import io.modelog.events.run.RunDecider;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunRejection;

/// The state of any stream: one door to the deciders for whoever writes or folds the log.
public sealed interface StreamState {
    record OfModel(Model state) implements StreamState {}

    record OfArtifact(Artifact state) implements StreamState {}

    record OfRun(Run state) implements StreamState {}

    static StreamState initial(StreamId.Kind kind) {
        return switch (kind) {
            case MODEL -> new OfModel(ModelDecider.DECIDER.initial());
            case ARTIFACT -> new OfArtifact(ArtifactDecider.DECIDER.initial());
            case RUN -> new OfRun(RunDecider.DECIDER.initial());
        };
    }

    default Decision<Event, Rejection> decide(Command command) {
        return switch (command) {
            case Command.OnModel(var model, var c) when this instanceof OfModel(var state) ->
                    onModel(model, ModelDecider.DECIDER.decide().apply(state, c));
            case Command.OnArtifact(var artifact, var c)
                    when this instanceof OfArtifact(var state) ->
                    onArtifact(artifact, ArtifactDecider.DECIDER.decide().apply(state, c));
            case Command.OnRun(var run, var c) when this instanceof OfRun(var state) ->
                    onRun(run, RunDecider.DECIDER.decide().apply(state, c));
            case Command.OnModel _, Command.OnArtifact _, Command.OnRun _ ->
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
            case Event.OfModel _, Event.OfArtifact _, Event.OfRun _ ->
                    throw CorruptStream.cannotFollow(event, this);
        };
    }

    private static Decision<Event, Rejection> onModel(
            ModelName model, Decision<ModelEvent, ModelRejection> decision) {
        return switch (decision) {
            case Decision.Accepted(var events) ->
                    new Decision.Accepted<>(
                            events.stream().<Event>map(e -> new Event.OfModel(model, e)).toList());
            case Decision.Rejected(var rejection) ->
                    new Decision.Rejected<>(new Rejection.OfModel(model, rejection));
        };
    }

    private static Decision<Event, Rejection> onArtifact(
            ArtifactName artifact, Decision<ArtifactEvent, ArtifactRejection> decision) {
        return switch (decision) {
            case Decision.Accepted(var events) ->
                    new Decision.Accepted<>(
                            events.stream()
                                    .<Event>map(e -> new Event.OfArtifact(artifact, e))
                                    .toList());
            case Decision.Rejected(var rejection) ->
                    new Decision.Rejected<>(new Rejection.OfArtifact(artifact, rejection));
        };
    }

    private static Decision<Event, Rejection> onRun(
            RunId run, Decision<RunEvent, RunRejection> decision) {
        return switch (decision) {
            case Decision.Accepted(var events) ->
                    new Decision.Accepted<>(
                            events.stream().<Event>map(e -> new Event.OfRun(run, e)).toList());
            case Decision.Rejected(var rejection) ->
                    new Decision.Rejected<>(new Rejection.OfRun(run, rejection));
        };
    }
}
