package io.modelog.events.artifact;

import static io.modelog.events.artifact.ArtifactDecider.DECIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.artifact.ArtifactEvent.ArtifactVersionCreated;
import io.modelog.events.decider.Decision;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.tag.TagChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds after any commands whatever. jqwik prints the seed of a failure.
class ArtifactPropertyTest {
    @Provide
    Arbitrary<List<ArtifactCommand>> commands() {
        var numbers = Arbitraries.longs().between(1, 4);
        var tags = Arbitraries.of("t", "u").list().ofMaxSize(2);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.just(register())),
                        Tuple.of(6, Arbitraries.just(create())),
                        Tuple.of(
                                4,
                                Combinators.combine(numbers.injectNull(0.3), tags, tags)
                                        .as((number, add, remove) ->
                                                new ArtifactCommand.ChangeTags(
                                                        number, new TagChange(add, remove)))),
                        Tuple.of(
                                3,
                                Combinators.combine(numbers, numbers)
                                        .as((number, value) ->
                                                new ArtifactCommand.LogMetadata(
                                                        number, Scores.metadata("n", value)))),
                        Tuple.of(3, numbers.map(ArtifactCommand.DeleteVersion::new)),
                        Tuple.of(1, Arbitraries.just(new ArtifactCommand.Delete())))
                .list()
                .ofMaxSize(40);
    }

    /// B-3, B-6: over deletions of versions and of the artifact.
    @Property
    void numbers_count_up_and_never_come_back(@ForAll("commands") List<ArtifactCommand> commands) {
        var numbers =
                played(commands).stream()
                        .filter(ArtifactVersionCreated.class::isInstance)
                        .map(event -> ((ArtifactVersionCreated) event).number())
                        .toList();
        for (var i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1L);
        }
    }

    @Property
    void every_decision_can_be_made_again_and_folded(
            @ForAll("commands") List<ArtifactCommand> commands) {
        var state = DECIDER.initial();
        for (var event : played(commands)) {
            state = DECIDER.evolve().apply(state, event);
            for (var command : commands) {
                var decision = ArtifactDecider.decide(state, command);
                assertThat(ArtifactDecider.decide(state, command)).isEqualTo(decision);
                if (decision instanceof Decision.Accepted(var events)) {
                    DECIDER.fold(state, events);
                }
            }
        }
    }

    private static List<ArtifactEvent> played(List<ArtifactCommand> commands) {
        var events = new ArrayList<ArtifactEvent>();
        var state = DECIDER.initial();
        for (var command : commands) {
            if (ArtifactDecider.decide(state, command) instanceof Decision.Accepted(var next)) {
                state = DECIDER.fold(state, next);
                events.addAll(next);
            }
        }
        return events;
    }

    private static ArtifactCommand register() {
        return new ArtifactCommand.Register(Scores.ID, ArtifactKind.DATA, List.of());
    }

    private static ArtifactCommand create() {
        return new ArtifactCommand.CreateVersion(
                Scores.ID,
                new UUID(0, 1),
                Scores.CONTENT,
                null,
                null,
                List.of(),
                Metadata.NONE,
                null);
    }
}
