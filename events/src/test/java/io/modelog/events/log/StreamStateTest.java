package io.modelog.events.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.artifact.ArtifactCommand;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.artifact.ArtifactRejection;
import io.modelog.events.decider.CorruptStream;
import io.modelog.events.decider.Decision;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.PipelineName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.TagName;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.ModelRejection;
import io.modelog.events.run.RunCommand;
import io.modelog.events.run.RunEvent;
import io.modelog.events.run.RunRejection;
import io.modelog.events.tag.TagColor;
import io.modelog.events.tag.TagCommand;
import io.modelog.events.tag.TagEvent;
import io.modelog.events.tag.TagRejection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamStateTest {
    private static final UUID ID = new UUID(0, 1);
    private static final ModelName IRIS = new ModelName("iris");
    private static final ArtifactName SCORES = new ArtifactName("scores");
    private static final RunId RUN = new RunId(ID);

    private static final Command ON_MODEL =
            new Command.OnModel(IRIS, new ModelCommand.Register(ID, ModelDetails.NONE, List.of()));
    private static final Command ON_ARTIFACT =
            new Command.OnArtifact(
                    SCORES, new ArtifactCommand.Register(ID, ArtifactKind.DATA, List.of()));
    private static final Command ON_RUN =
            new Command.OnRun(RUN, new RunCommand.Start("r", new PipelineName("p"), "{}", null));

    private static final TagName DEMO = new TagName("demo");
    private static final Command ON_TAG =
            new Command.OnTag(DEMO, new TagCommand.Register(TagColor.RED));
    private static final Event OF_TAG =
            new Event.OfTag(DEMO, new TagEvent.TagRegistered(TagColor.RED));

    private static final Event OF_MODEL =
            new Event.OfModel(
                    IRIS, new ModelEvent.ModelRegistered(ID, ModelDetails.NONE, List.of()));
    private static final Event OF_ARTIFACT =
            new Event.OfArtifact(
                    SCORES, new ArtifactEvent.ArtifactRegistered(ID, ArtifactKind.DATA, List.of()));
    private static final Event OF_RUN =
            new Event.OfRun(RUN, new RunEvent.RunStarted("r", new PipelineName("p"), "{}", null));

    @Test
    void each_kind_of_stream_is_decided_by_its_own_rules() {
        assertDecided(StreamId.Kind.MODEL, ON_MODEL, OF_MODEL);
        assertDecided(StreamId.Kind.ARTIFACT, ON_ARTIFACT, OF_ARTIFACT);
        assertDecided(StreamId.Kind.RUN, ON_RUN, OF_RUN);
        assertDecided(StreamId.Kind.TAG, ON_TAG, OF_TAG);
    }

    @Test
    void a_rejection_says_which_stream_refused() {
        assertRefused(
                StreamId.Kind.MODEL,
                OF_MODEL,
                ON_MODEL,
                new Rejection.OfModel(IRIS, new ModelRejection.ModelExists()));
        assertRefused(
                StreamId.Kind.ARTIFACT,
                OF_ARTIFACT,
                ON_ARTIFACT,
                new Rejection.OfArtifact(SCORES, new ArtifactRejection.ArtifactExists()));
        assertRefused(
                StreamId.Kind.RUN,
                OF_RUN,
                ON_RUN,
                new Rejection.OfRun(RUN, new RunRejection.RunExists()));
        assertRefused(
                StreamId.Kind.TAG,
                OF_TAG,
                ON_TAG,
                new Rejection.OfTag(DEMO, new TagRejection.TagExists()));
    }

    @Test
    void a_command_for_another_kind_of_stream_is_a_defect_of_the_caller() {
        for (var command : List.of(ON_ARTIFACT, ON_RUN, ON_TAG)) {
            assertThatThrownBy(() -> StreamState.initial(StreamId.Kind.MODEL).decide(command))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> StreamState.initial(StreamId.Kind.RUN).decide(ON_MODEL))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_of_another_kind_of_stream_is_corrupt() {
        for (var event : List.of(OF_ARTIFACT, OF_RUN, OF_TAG)) {
            assertThatThrownBy(() -> StreamState.initial(StreamId.Kind.MODEL).evolve(event))
                    .isInstanceOf(CorruptStream.class);
        }
        assertThatThrownBy(() -> StreamState.initial(StreamId.Kind.RUN).evolve(OF_MODEL))
                .isInstanceOf(CorruptStream.class);
    }

    @Test
    void commands_and_events_know_their_stream() {
        assertThat(Stream.of(ON_MODEL, ON_ARTIFACT, ON_RUN, ON_TAG).map(Command::stream).toList())
                .isEqualTo(
                        Stream.of(OF_MODEL, OF_ARTIFACT, OF_RUN, OF_TAG)
                                .map(Event::stream)
                                .toList())
                .extracting(StreamId::toString)
                .containsExactly(
                        "model/iris",
                        "artifact/scores",
                        "run/00000000-0000-0000-0000-000000000001",
                        "tag/demo");
    }

    private static void assertDecided(StreamId.Kind kind, Command command, Event event) {
        assertThat(StreamState.initial(kind).decide(command))
                .isEqualTo(new Decision.Accepted<>(List.of(event)));
    }

    private static void assertRefused(
            StreamId.Kind kind, Event given, Command command, Rejection rejection) {
        assertThat(StreamState.initial(kind).evolve(given).decide(command))
                .isEqualTo(new Decision.Rejected<>(rejection));
    }
}
