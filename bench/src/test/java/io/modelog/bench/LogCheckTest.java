package io.modelog.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.bench.EventLog.CommandKey;
import io.modelog.bench.EventLog.Entry;
import io.modelog.events.id.Actor;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.CorrelationId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.ModelEvent.VersionStageChanged;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StageChangeCause;
import io.modelog.events.model.Stages;
import io.modelog.projector.view.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A check that finds nothing must be known to find something.
final class LogCheckTest {
    private static final ModelName IRIS = new ModelName("iris");
    private static final String KEY = "model/iris";
    private static final Stage QA = new Stage("qa");

    private final List<Entry> entries = new ArrayList<>();
    private long sequence;
    private Hash hash = Hash.NONE;

    private void append(String command, ModelEvent event) {
        var envelope =
                new EventEnvelope(
                        UUID.randomUUID(),
                        ++sequence,
                        Instant.parse("2026-11-24T10:00:00Z"),
                        new Actor("ada"),
                        null,
                        new CommandId(command),
                        new CorrelationId(command),
                        null,
                        new Event.OfModel(IRIS, event));
        var bytes = EventLog.CODEC.encode(envelope);
        hash = HashChain.seal(bytes, hash);
        entries.add(Entry.of(KEY, new LogRecord(3, entries.size(), bytes)));
    }

    private void registered() {
        append(
                "register",
                new ModelEvent.ModelRegistered(UUID.randomUUID(), ModelDetails.NONE, List.of()));
    }

    private void created(String command, long number) {
        append(
                command,
                new ModelEvent.VersionCreated(
                        number, UUID.randomUUID(), new VersionName("v" + number), null, List.of()));
    }

    private static ModelEvent staged(long number, @Nullable Stage from, Stage to) {
        return new VersionStageChanged(number, from, to, StageChangeCause.REQUESTED, null);
    }

    private static ModelEvent displaced(long number, long by) {
        return new VersionStageChanged(
                number, Stage.PRODUCTION, Stage.ARCHIVED, StageChangeCause.DISPLACED, by);
    }

    private void defined(boolean exclusive) {
        append(
                "define",
                new ModelEvent.StagesDefined(
                        Stages.choose(
                                List.of(
                                        new Stages.Definition(QA, exclusive),
                                        new Stages.Definition(Stage.PRODUCTION, true)))));
    }

    private List<String> faults() {
        return LogCheck.faults(new EventLog(entries));
    }

    private List<String> faultsOf(String command, long sequence, long number) {
        var answer =
                new Acknowledged(
                        new CommandKey(StreamId.of(IRIS), new CommandId(command)),
                        sequence,
                        OptionalLong.of(number));
        return Acknowledged.faults(new EventLog(entries), List.of(answer));
    }

    @Test
    void a_log_as_it_should_be_has_no_faults() {
        registered();
        created("one", 1);
        created("two", 2);
        append("promote one", staged(1, null, Stage.PRODUCTION));
        append("promote two", displaced(1, 2));
        append("promote two", staged(2, null, Stage.PRODUCTION));
        assertThat(faults()).isEmpty();
        assertThat(faultsOf("two", 3, 2)).isEmpty();
    }

    @Test
    void a_gap_and_the_break_of_the_chain_that_it_makes_are_found() {
        registered();
        created("one", 1);
        created("two", 2);
        entries.remove(1);
        assertThat(faults())
                .contains(
                        "model/iris#3 at 3:2: should be number 2",
                        "model/iris#3 at 3:2: the hash chain is broken");
    }

    @Test
    void a_changed_byte_is_found() {
        registered();
        var bytes = entries.getFirst().record().bytes();
        bytes[bytes.length - 1] ^= 1;
        assertThat(faults()).containsExactly("model/iris#1 at 3:0: the hash chain is broken");
    }

    @Test
    void a_command_carried_out_twice_is_found() {
        registered();
        created("one", 1);
        created("one", 2);
        assertThat(faults())
                .containsExactly("model/iris#3 at 3:2: command one was carried out twice");
    }

    @Test
    void events_of_a_command_with_others_between_are_found() {
        registered();
        created("one", 1);
        created("two", 2);
        append("one", staged(1, null, Stage.ARCHIVED));
        assertThat(faults())
                .containsExactly(
                        "model/iris#4 at 3:3: is apart from the other events of command one");
    }

    @Test
    void two_versions_in_production_are_found() {
        registered();
        created("one", 1);
        created("two", 2);
        append("promote one", staged(1, null, Stage.PRODUCTION));
        append("promote two", staged(2, null, Stage.PRODUCTION));
        assertThat(faults()).contains("model/iris#5 at 3:4: several versions are in production");
    }

    @Test
    void two_versions_in_an_exclusive_stage_of_the_models_own_are_found() {
        registered();
        defined(true);
        created("one", 1);
        created("two", 2);
        append("qa one", staged(1, null, QA));
        append("qa two", staged(2, null, QA));
        assertThat(faults()).contains("model/iris#6 at 3:5: several versions are in qa");
    }

    @Test
    void two_versions_may_share_a_stage_that_is_not_exclusive() {
        registered();
        defined(false);
        created("one", 1);
        created("two", 2);
        append("qa one", staged(1, null, QA));
        append("qa two", staged(2, null, QA));
        assertThat(faults()).isEmpty();
    }

    @Test
    void an_event_id_used_twice_is_found() {
        registered();
        entries.add(entries.getFirst());
        assertThat(faults()).contains("model/iris#1 at 3:0: its event id was there before");
    }

    @Test
    void an_answer_that_the_log_does_not_bear_out_is_found() {
        registered();
        created("one", 1);
        assertThat(faultsOf("two", 2, 1)).singleElement().asString().endsWith("is not in the log");
        assertThat(faultsOf("one", 3, 1))
                .singleElement()
                .asString()
                .endsWith("is in the log as model/iris#2 at 3:1");
        assertThat(faultsOf("one", 2, 7))
                .singleElement()
                .asString()
                .contains("has other content in the log");
    }
}
