package io.modelog.events.run;

import static io.modelog.events.run.RunDecider.DECIDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.decider.Decision;
import io.modelog.events.id.StepName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds after any commands whatever. jqwik prints the seed of a failure.
class RunPropertyTest {
    private static final RunCommand START =
            new RunCommand.Start("r", Training.STARTED.pipeline(), "{}", null);

    @Provide
    Arbitrary<List<RunCommand>> commands() {
        var steps = Arbitraries.of("a", "b", "c").map(StepName::new);
        var values = Arbitraries.longs().between(1, 3);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.just(START)),
                        Tuple.of(8, steps.map(s -> Training.start(s, List.of()))),
                        Tuple.of(
                                2,
                                steps.map(s ->
                                        new RunCommand.TakeStep(
                                                Training.start(s, List.of()),
                                                new RunCommand.CompleteStep(s, List.of())))),
                        Tuple.of(3, steps.map(s -> new RunCommand.CompleteStep(s, List.of()))),
                        Tuple.of(3, steps.map(s -> new RunCommand.CacheStep(s, List.of()))),
                        Tuple.of(3, steps.map(s -> new RunCommand.FailStep(s, "x"))),
                        Tuple.of(
                                4,
                                Combinators.combine(steps.injectNull(0.3), values)
                                        .as((step, value) ->
                                                new RunCommand.LogMetadata(
                                                        step, Training.metadata("n", value)))),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        new RunCommand.Complete(), new RunCommand.Fail("x"))),
                        Tuple.of(1, Arbitraries.of(true, false).map(RunCommand.Delete::new)))
                .list()
                .ofMaxSize(40)
                .map(commands -> {
                    var all = new ArrayList<RunCommand>(List.of(START));
                    all.addAll(commands);
                    return List.copyOf(all);
                });
    }

    @Property
    void a_run_and_each_step_start_once_and_end_once(
            @ForAll("commands") List<RunCommand> commands) {
        var seen = new HashSet<>();
        for (var event : played(commands)) {
            switch (event) {
                case RunEvent.RunStarted _ -> assertThat(seen.add("start")).isTrue();
                case RunEvent.StepStarted e -> assertThat(seen.add("start " + e.step())).isTrue();
                case RunEvent.StepCompleted e -> assertThat(seen.add("end " + e.step())).isTrue();
                case RunEvent.StepCached e -> assertThat(seen.add("end " + e.step())).isTrue();
                case RunEvent.StepFailed e -> assertThat(seen.add("end " + e.step())).isTrue();
                case RunEvent.RunCompleted _, RunEvent.RunFailed _ ->
                        assertThat(seen.add("end")).isTrue();
                case RunEvent.RunDeleted _ -> assertThat(seen.add("deleted")).isTrue();
                case RunEvent.RunMetadataLogged _ -> assertThat(seen).contains("start");
                case RunEvent.RunReported _ -> throw new AssertionError("nobody reported");
            }
        }
    }

    @Property
    void no_step_of_a_failed_run_still_runs(@ForAll("commands") List<RunCommand> commands) {
        var state = DECIDER.initial();
        for (var event : played(commands)) {
            state = DECIDER.evolve().apply(state, event);
            if (event instanceof RunEvent.RunFailed && state instanceof Run.Started run) {
                assertThat(run.steps().values())
                        .noneMatch(step -> step.status() == StepStatus.RUNNING);
            }
        }
    }

    @Property
    void nothing_but_metadata_and_deletion_follows_the_end(
            @ForAll("commands") List<RunCommand> commands) {
        var events = played(commands);
        for (var i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof RunEvent.RunCompleted
                    || events.get(i) instanceof RunEvent.RunFailed) {
                assertThat(events.subList(i + 1, events.size()))
                        .allMatch(e ->
                                e instanceof RunEvent.RunMetadataLogged
                                        || e instanceof RunEvent.RunDeleted);
            }
            if (events.get(i) instanceof RunEvent.RunDeleted) {
                assertThat(events).hasSize(i + 1);
            }
        }
    }

    @Property
    void every_decision_can_be_made_again_and_folded(
            @ForAll("commands") List<RunCommand> commands) {
        var state = DECIDER.initial();
        for (var event : played(commands)) {
            state = DECIDER.evolve().apply(state, event);
            for (var command : commands) {
                var decision = RunDecider.decide(state, command);
                assertThat(RunDecider.decide(state, command)).isEqualTo(decision);
                if (decision instanceof Decision.Accepted(var events)) {
                    DECIDER.fold(state, events);
                }
            }
        }
    }

    private static List<RunEvent> played(List<RunCommand> commands) {
        var events = new ArrayList<RunEvent>();
        var state = DECIDER.initial();
        for (var command : commands) {
            if (RunDecider.decide(state, command) instanceof Decision.Accepted(var next)) {
                state = DECIDER.fold(state, next);
                events.addAll(next);
            }
        }
        return events;
    }
}
