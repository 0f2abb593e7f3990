package io.modelog.events.model;

import static io.modelog.events.model.ModelDecider.DECIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.decider.Decision;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds after any commands whatever, in every prefix of the events. jqwik prints the seed of a failure.
class ModelPropertyTest {
    @Provide
    Arbitrary<List<ModelCommand>> commands() {
        return ModelCommands.sequences();
    }

    /// S-1, B-5: also between the events of one decision.
    @Property
    void no_exclusive_stage_ever_has_two_occupants(
            @ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            for (var stage : model.stages().names()) {
                var inside =
                        model.versions().byNumber().values().stream()
                                .filter(version -> stage.equals(version.stage()))
                                .map(Model.Version::number)
                                .toList();
                var occupant = model.versions().occupants().get(stage);
                if (model.stages().isExclusive(stage)) {
                    assertThat(Stream.ofNullable(occupant).toList()).isEqualTo(inside);
                } else {
                    assertThat(occupant).isNull();
                }
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

    /// V-33, V-34, B-12: also when stages are defined later than the names.
    @Property
    void names_are_unique_and_never_reserved(@ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            var names = new HashSet<>();
            for (var version : model.versions().byNumber().values()) {
                assertThat(names.add(version.name())).isTrue();
                assertThat(ModelDecider.isReserved(model, version.name(), version.number()))
                        .isFalse();
            }
        }
    }

    @Property
    void versions_are_found_by_name_and_id(@ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            var versions = model.versions();
            assertThat((long) versions.chosenNames().size())
                    .isEqualTo(
                            versions.byNumber().values().stream()
                                    .filter(version -> !version.isNamedByNumber())
                                    .count());
            for (var version : versions.byNumber().values()) {
                assertThat(versions.holder(version.name())).isEqualTo(version.number());
                var byId = new VersionSelector.WithId(version.id());
                assertThat(versions.find(byId, model.stages())).contains(version);
            }
        }
    }

    /// A rollback takes from its end, so it must know the occupant, and no more than 100.
    @Property
    void who_held_a_stage_is_remembered_for_exclusive_stages_only(
            @ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            var versions = model.versions();
            versions.occupants()
                    .forEach((stage, number) ->
                            assertThat(versions.holders(stage).getLast()).isEqualTo(number));
            versions.holders()
                    .forEach((stage, numbers) -> {
                        assertThat(model.stages().isExclusive(stage)).isTrue();
                        assertThat(numbers).isNotEmpty().hasSizeLessThanOrEqualTo(100);
                        assertThat(numbers).allMatch(n -> n <= model.lastNumber());
                    });
        }
    }

    @Property
    void stages_in_use_are_stages_of_the_model(@ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            assertThat(model.stages().names()).containsAll(model.policies().keySet());
            for (var policy : model.policies().values()) {
                assertThat(model.stages().names())
                        .containsAll(Stream.ofNullable(policy.after()).toList());
            }
            for (var version : model.versions().byNumber().values()) {
                assertThat(model.stages().names())
                        .containsAll(Stream.ofNullable(version.stage()).toList())
                        .containsAll(version.requests().keySet());
            }
        }
    }

    /// V-42.
    @Property
    void who_holds_a_version_is_attached_to_it(@ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            for (var version : model.versions().byNumber().values()) {
                var hold = version.hold();
                assertThat(hold == null || version.runs().contains(hold.run())).isTrue();
            }
        }
    }

    @Property
    void nobody_approves_an_own_request(@ForAll("commands") List<ModelCommand> commands) {
        for (var model : Played.of(commands).live()) {
            for (var version : model.versions().byNumber().values()) {
                assertThat(version.requests().values())
                        .noneMatch(request -> request.approvers().contains(request.requester()));
            }
        }
    }

    /// Force or not: whoever is let in meets the policy, unless a rollback puts it back.
    @Property
    void no_version_enters_a_stage_against_its_policy(
            @ForAll("commands") List<ModelCommand> commands) {
        var played = Played.of(commands);
        for (var i = 0; i < played.events().size(); i++) {
            if (played.events().get(i) instanceof ModelEvent.VersionStageChanged e
                    && e.cause() == StageChangeCause.REQUESTED
                    && played.states().get(i) instanceof Model.Live model) {
                var policy = model.policies().get(e.to());
                var version = Objects.requireNonNull(model.versions().byNumber().get(e.number()));
                if (policy != null) {
                    var request = version.requests().get(e.to());
                    assertThat(policy.requires())
                            .allMatch(rule -> rule.failure(version.metadata()).isEmpty());
                    assertThat(version.been())
                            .containsAll(Stream.ofNullable(policy.after()).toList());
                    assertThat(request == null ? 0 : request.approvers().size())
                            .isGreaterThanOrEqualTo(policy.approvals());
                }
            }
        }
    }

    /// A refusal is recorded alone; it changes nothing.
    @Property
    void a_refused_promotion_is_the_only_event(@ForAll("commands") List<ModelCommand> commands) {
        Model model = DECIDER.initial();
        for (var command : commands) {
            var events = decided(model, command);
            if (events.stream().anyMatch(ModelEvent.PromotionRefused.class::isInstance)) {
                assertThat(events).hasSize(1);
                assertThat(DECIDER.fold(model, events)).isEqualTo(model);
            }
            model = DECIDER.fold(model, events);
        }
    }

    @Property
    void a_fold_can_stop_anywhere_and_go_on(
            @ForAll("commands") List<ModelCommand> commands, @ForAll int cut) {
        var played = Played.of(commands);
        var events = played.events();
        var at = Math.floorMod(cut, events.size() + 1);
        var half = DECIDER.fold(DECIDER.initial(), events.subList(0, at));
        assertThat(half).isEqualTo(played.states().get(at));
        assertThat(DECIDER.fold(half, events.subList(at, events.size())))
                .isEqualTo(played.states().getLast());
    }

    /// Also that every command can be decided, and its events folded, in every state there is.
    @Property(tries = 200)
    void the_same_state_and_command_give_the_same_decision(
            @ForAll("commands") List<ModelCommand> commands) {
        for (var state : Played.of(commands).states()) {
            for (var command : commands) {
                var decision = ModelDecider.decide(state, command);
                assertThat(ModelDecider.decide(state, command)).isEqualTo(decision);
                if (decision instanceof Decision.Accepted(var events)) {
                    DECIDER.fold(state, events);
                }
            }
        }
    }

    /// A command that was obeyed changes nothing when it is given again, but for what is new each time.
    @Property
    void a_repeated_change_of_a_version_is_no_event(
            @ForAll("commands") List<ModelCommand> commands) {
        Model model = DECIDER.initial();
        for (var command : commands) {
            model = DECIDER.fold(model, decided(model, command));
            if (command instanceof ModelCommand.OnVersion(VersionSelector.Numbered _, var asked)
                    && asked.size() == 1
                    && asked.getFirst() instanceof VersionCommand.ChangeStage change
                    && model instanceof Model.Live live
                    && isIn(live, (ModelCommand.OnVersion) command, change.stage())) {
                assertThat(decided(model, command)).isEmpty();
            }
        }
    }

    private static boolean isIn(Model.Live model, ModelCommand.OnVersion command, Stage stage) {
        return model.versions()
                .find(command.version(), model.stages())
                .filter(version -> stage.equals(version.stage()))
                .isPresent();
    }

    /// D-64, Z-1, Z-2: what a version has goes with it, and only versions that live get more.
    @Property
    void links_and_runs_are_only_on_live_versions(@ForAll("commands") List<ModelCommand> commands) {
        var played = Played.of(commands);
        for (var i = 0; i < played.events().size(); i++) {
            var before = numbers(played.states().get(i));
            switch (played.events().get(i)) {
                case ModelEvent.ArtifactLinked e -> assertThat(before).contains(e.number());
                case ModelEvent.ArtifactUnlinked e -> assertThat(before).contains(e.number());
                case ModelEvent.RunAttached e -> assertThat(before).contains(e.number());
                case ModelEvent.RunDetached e -> assertThat(before).contains(e.number());
                case ModelEvent.VersionCreated e -> {
                    var created = versions(played.states().get(i + 1)).getLast();
                    assertThat(before).doesNotContain(e.number());
                    assertThat(created.number()).isEqualTo(e.number());
                    assertThat(created.links()).isEmpty();
                    assertThat(created.runs()).isEmpty();
                }
                default -> assertThat(before).containsAll(numbers(played.states().get(i + 1)));
            }
        }
    }

    private static List<Long> numbers(Model state) {
        return versions(state).stream().map(Model.Version::number).toList();
    }

    private static List<Model.Version> versions(Model state) {
        return state instanceof Model.Live live
                ? List.copyOf(live.versions().byNumber().values())
                : List.of();
    }

    /// None when the command is rejected.
    private static List<ModelEvent> decided(Model model, ModelCommand command) {
        return switch (ModelDecider.decide(model, command)) {
            case Decision.Accepted(var events) -> events;
            case Decision.Rejected<ModelEvent, ModelRejection> _ -> List.of();
        };
    }

    /// The states between the events, and the events that led from one to the next.
    private record Played(List<Model> states, List<ModelEvent> events) {
        static Played of(List<ModelCommand> commands) {
            var states = new ArrayList<Model>(List.of(DECIDER.initial()));
            var events = new ArrayList<ModelEvent>();
            for (var command : commands) {
                for (var event : decided(states.getLast(), command)) {
                    states.add(DECIDER.evolve().apply(states.getLast(), event));
                    events.add(event);
                }
            }
            return new Played(states, events);
        }

        List<Model.Live> live() {
            return states.stream()
                    .filter(Model.Live.class::isInstance)
                    .map(Model.Live.class::cast)
                    .toList();
        }
    }
}
