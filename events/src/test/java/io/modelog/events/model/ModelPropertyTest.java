package io.modelog.events.model;

import static io.modelog.events.model.ModelDecider.DECIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.decider.Decision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds after any commands whatever. jqwik prints the seed of a failure.
class ModelPropertyTest {
    @Provide
    Arbitrary<List<ModelCommand>> commands() {
        return ModelCommands.sequences();
    }

    /// S-1, B-5.
    @Property
    void no_exclusive_stage_ever_has_two_occupants(
            @ForAll("commands") List<ModelCommand> commands) {
        for (var state : Played.of(commands).states()) {
            for (var stage : List.of(Stage.STAGING, Stage.PRODUCTION)) {
                var holders =
                        versions(state).stream()
                                .filter(version -> version.stage() == stage)
                                .map(Model.Version::number)
                                .toList();
                assertThat(holders).hasSizeLessThan(2);
                assertThat(occupant(state, stage)).isEqualTo(holders);
            }
        }
    }

    /// V-30, V-31, B-3, B-4: also over deletions and registrations of the model.
    @Property
    void numbers_count_up_and_never_come_back(@ForAll("commands") List<ModelCommand> commands) {
        var numbers =
                Played.of(commands).events().stream()
                        .filter(ModelEvent.VersionCreated.class::isInstance)
                        .map(event -> ((ModelEvent.VersionCreated) event).number())
                        .toList();
        for (var i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1L);
        }
    }

    /// V-33, V-34, B-12.
    @Property
    void names_are_unique_and_never_reserved(@ForAll("commands") List<ModelCommand> commands) {
        for (var state : Played.of(commands).states()) {
            var names = new HashSet<>();
            for (var version : versions(state)) {
                assertThat(names.add(version.name())).isTrue();
                assertThat(version.name().isReservedFor(version.number())).isFalse();
            }
        }
    }

    @Property
    void indexes_agree_with_the_versions(@ForAll("commands") List<ModelCommand> commands) {
        for (var state : Played.of(commands).states()) {
            if (state instanceof Model.Live live) {
                assertThat(live.chosenNames())
                        .hasSize(
                                (int)
                                        live.versions().values().stream()
                                                .filter(version -> !version.isNamedByNumber())
                                                .count());
                for (var version : live.versions().values()) {
                    assertThat(live.holder(version.name())).isEqualTo(version.number());
                    assertThat(live.find(new VersionSelector.WithId(version.id())))
                            .contains(version);
                }
            }
        }
    }

    @Property
    void the_state_is_the_fold_of_the_events(@ForAll("commands") List<ModelCommand> commands) {
        var played = Played.of(commands);
        assertThat(DECIDER.fold(DECIDER.initial(), played.events())).isEqualTo(played.last());
    }

    @Property
    void a_fold_can_stop_anywhere_and_go_on(
            @ForAll("commands") List<ModelCommand> commands, @ForAll int cut) {
        var events = Played.of(commands).events();
        var at = Math.floorMod(cut, events.size() + 1);
        var half = DECIDER.fold(DECIDER.initial(), events.subList(0, at));
        assertThat(DECIDER.fold(half, events.subList(at, events.size())))
                .isEqualTo(DECIDER.fold(DECIDER.initial(), events));
    }

    @Property
    void the_same_state_and_command_give_the_same_decision(
            @ForAll("commands") List<ModelCommand> commands) {
        for (var state : Played.of(commands).states()) {
            for (var command : commands) {
                assertThat(ModelDecider.decide(state, command))
                        .isEqualTo(ModelDecider.decide(state, command));
            }
        }
    }

    /// D-64, Z-1, Z-2: what a version has goes with it, and only versions that live get more.
    @Property
    void links_and_runs_are_only_on_live_versions(@ForAll("commands") List<ModelCommand> commands) {
        var played = Played.of(commands);
        for (var i = 0; i < played.events().size(); i++) {
            var before = played.states().get(i);
            var after = played.states().get(i + 1);
            switch (played.events().get(i)) {
                case ModelEvent.ArtifactLinked e ->
                        assertThat(numbers(before)).contains(e.number());
                case ModelEvent.ArtifactUnlinked e ->
                        assertThat(numbers(before)).contains(e.number());
                case ModelEvent.RunAttached e -> assertThat(numbers(before)).contains(e.number());
                case ModelEvent.RunDetached e -> assertThat(numbers(before)).contains(e.number());
                case ModelEvent.VersionCreated e -> {
                    assertThat(numbers(before)).doesNotContain(e.number());
                    assertThat(versions(after).getLast().links()).isEmpty();
                    assertThat(versions(after).getLast().runs()).isEmpty();
                }
                default -> assertThat(numbers(before)).containsAll(numbers(after));
            }
        }
    }

    private static List<Long> numbers(Model state) {
        return versions(state).stream().map(Model.Version::number).toList();
    }

    private static List<Model.Version> versions(Model state) {
        return state instanceof Model.Live live ? List.copyOf(live.versions().values()) : List.of();
    }

    private static List<Long> occupant(Model state, Stage stage) {
        return state instanceof Model.Live live && live.occupants().containsKey(stage)
                ? List.of(live.occupants().get(stage))
                : List.of();
    }

    /// The states between the commands, and the events that led from one to the next.
    private record Played(List<Model> states, List<ModelEvent> events) {
        static Played of(List<ModelCommand> commands) {
            var states = new ArrayList<Model>(List.of(DECIDER.initial()));
            var events = new ArrayList<ModelEvent>();
            for (var command : commands) {
                if (DECIDER.decide().apply(states.getLast(), command)
                        instanceof Decision.Accepted(var next)) {
                    for (var event : next) {
                        states.add(DECIDER.evolve().apply(states.getLast(), event));
                        events.add(event);
                    }
                }
            }
            return new Played(states, events);
        }

        Model last() {
            return states.getLast();
        }
    }
}
