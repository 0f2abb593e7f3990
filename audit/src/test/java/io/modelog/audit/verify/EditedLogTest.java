package io.modelog.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.audit.TestLog;
import io.modelog.audit.TestLog.Entry;
import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.PrivateNoteKey;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.verify.Fault.Kind;
import io.modelog.audit.verify.Fault.Place;
import io.modelog.events.log.HashChain;
import io.modelog.events.model.ModelEvent;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// A log of forty models is copied with one record changed, and audited with the checkpoints of the original: what was done is
/// found, and named.
class EditedLogTest {
    private static final int MODELS = 40;
    private static final TestLog RECORDS = TestLog.ofModels(MODELS);
    private static final String STREAM = "model/model_7";
    private static final Keys KEYS =
            PrivateNoteKey.generate(new KeyName("test.org/log"), Keys::new);

    private record Keys(PrivateNoteKey own, PublicNoteKey theirs) {}

    private static KafkaLog original = new KafkaLog("", "", "");

    @BeforeAll
    static void sign_the_original_twice() throws Exception {
        original = TestLog.create("edited-log.original");
        var entries = RECORDS.entries();
        TestLog.write(original, entries.subList(0, 100));
        try (var topic = CheckpointTopic.open(original)) {
            var audit = audit(original);
            topic.append(audit.sign(KEYS.own).toString());
            TestLog.write(original, entries.subList(100, entries.size()));
            audit.advance();
            topic.append(audit.sign(KEYS.own).toString());
        }
    }

    private static LogAudit audit(KafkaLog log) throws InterruptedException {
        var series = CheckpointSeries.of(CheckpointTopic.read(log), List.of(KEYS.theirs));
        return LogAudit.of(log, series, NodeSink.NONE, new LongAdder());
    }

    private static Findings findings(String name, Consumer<List<Entry>> change) throws Exception {
        var copy = TestLog.create("edited-log." + name);
        var entries = RECORDS.entries();
        change.accept(entries);
        TestLog.write(copy, entries);
        return audit(new KafkaLog(copy.bootstrapServers(), copy.events(), original.checkpoints()))
                .findings();
    }

    private static String name(TestInfo test) {
        return test.getDisplayName().replaceAll("\\W", "");
    }

    private static List<String> events(Findings findings, Kind kind) {
        return findings.faults().stream()
                .filter(fault -> fault.kind() == kind)
                .map(fault -> label(fault.place()))
                .sorted()
                .toList();
    }

    private static @Nullable String label(Place place) {
        return switch (place) {
            case Place.Event(_, _, var stream, var sequence) -> stream + "#" + sequence;
            case Place.Range(var partition, _, _, var size) -> partition + " of " + size;
            case Place.Checkpoint(_, var size) -> String.valueOf(size);
        };
    }

    private static List<Kind> kinds(Findings findings) {
        return findings.faults().stream().map(Fault::kind).distinct().sorted().toList();
    }

    @Test
    void the_original_has_no_fault() throws Exception {
        var findings = audit(original).findings();
        assertThat(findings)
                .isEqualTo(
                        new Findings(
                                4 * MODELS,
                                MODELS,
                                TestLog.PARTITIONS,
                                2,
                                4 * MODELS,
                                0,
                                List.of()));
    }

    @Test
    void a_faithful_copy_has_no_fault_though_its_offsets_differ(TestInfo test) throws Exception {
        assertThat(findings(name(test), _ -> {}).faults()).isEmpty();
    }

    @Test
    void an_edited_record_is_named(TestInfo test) throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var at = RECORDS.index(STREAM, 3);
                            var edited = entries.get(at).value().clone();
                            edited[edited.length - 1] ^= 1;
                            entries.set(at, new Entry(STREAM, edited));
                        });
        assertThat(events(findings, Kind.HASH)).containsExactly(STREAM + "#3");
        assertThat(findings.faultCount()).isEqualTo(1);
    }

    @Test
    void a_record_that_is_edited_and_sealed_anew_is_named(TestInfo test) throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var at = RECORDS.index(STREAM, 3);
                            var before = entries.get(RECORDS.index(STREAM, 2)).value();
                            var edited = entries.get(at).value().clone();
                            edited[edited.length - 1] ^= 1;
                            HashChain.seal(edited, HashChain.hash(before));
                            entries.set(at, new Entry(STREAM, edited));
                        });
        assertThat(events(findings, Kind.LINK)).containsExactly(STREAM + "#4");
        assertThat(kinds(findings)).containsExactly(Kind.LINK, Kind.EVENTS, Kind.ROOT);
    }

    @Test
    void the_last_record_edited_and_sealed_anew_is_found_by_the_checkpoint(TestInfo test)
            throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var at = RECORDS.index(STREAM, 4);
                            var before = entries.get(RECORDS.index(STREAM, 3)).value();
                            var edited = entries.get(at).value().clone();
                            edited[edited.length - 1] ^= 1;
                            HashChain.seal(edited, HashChain.hash(before));
                            entries.set(at, new Entry(STREAM, edited));
                        });
        assertThat(kinds(findings)).containsExactly(Kind.EVENTS, Kind.ROOT);
        assertThat(events(findings, Kind.ROOT)).containsExactly("100");
    }

    @Test
    void a_dropped_record_is_named_by_the_one_after_it(TestInfo test) throws Exception {
        var findings = findings(name(test), entries -> entries.remove(RECORDS.index(STREAM, 2)));
        assertThat(events(findings, Kind.SEQUENCE)).containsExactly(STREAM + "#3");
        assertThat(findings.faults())
                .filteredOn(fault -> fault.kind() == Kind.SEQUENCE)
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.expected()).startsWith("2 after #1 at ");
                    assertThat(fault.found()).isEqualTo("3");
                });
        assertThat(kinds(findings)).contains(Kind.COUNT);
    }

    @Test
    void the_last_record_of_a_stream_dropped_is_found_by_the_checkpoint(TestInfo test)
            throws Exception {
        var findings =
                findings(name(test), entries -> entries.remove(RECORDS.index("model/model_39", 4)));
        assertThat(kinds(findings)).containsExactly(Kind.COUNT);
        assertThat(findings.checkpoints()).isEqualTo(1);
    }

    @Test
    void two_records_of_a_stream_swapped_are_both_named(TestInfo test) throws Exception {
        var findings =
                findings(
                        name(test),
                        entries ->
                                Collections.swap(
                                        entries,
                                        RECORDS.index(STREAM, 2),
                                        RECORDS.index(STREAM, 3)));
        assertThat(events(findings, Kind.SEQUENCE)).containsExactly(STREAM + "#2", STREAM + "#3");
    }

    @Test
    void records_of_two_streams_swapped_are_found_in_their_partition(TestInfo test)
            throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var neighbour = inTheSamePartition();
                            Collections.swap(
                                    entries, RECORDS.index(STREAM, 4), RECORDS.index(neighbour, 1));
                        });
        assertThat(kinds(findings)).containsExactly(Kind.EVENTS, Kind.ROOT);
    }

    /// The stream whose first event comes next after the last of ours, in the same partition.
    private static String inTheSamePartition() {
        var partition = partition(STREAM);
        for (var m = 8; m < MODELS; m++) {
            if (partition("model/model_" + m) == partition) {
                return "model/model_" + m;
            }
        }
        throw new IllegalStateException("no other stream is in partition " + partition);
    }

    private static int partition(String stream) {
        return Utils.toPositive(Utils.murmur2(stream.getBytes(UTF_8))) % TestLog.PARTITIONS;
    }

    @Test
    void an_inserted_record_is_named_though_it_is_sealed(TestInfo test) throws Exception {
        var forged = RECORDS.next("model_7", new ModelEvent.ModelDeleted(new UUID(6, 6)));
        var findings =
                findings(
                        name(test),
                        entries ->
                                entries.add(
                                        RECORDS.index(STREAM, 4) + 1, new Entry(STREAM, forged)));
        assertThat(kinds(findings)).containsExactly(Kind.EVENTS, Kind.ROOT);
        assertThat(findings.events()).isEqualTo(4 * MODELS + 1);
    }

    @Test
    void a_record_put_in_twice_is_named(TestInfo test) throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var at = RECORDS.index(STREAM, 2);
                            entries.add(at + 1, entries.get(at));
                        });
        assertThat(events(findings, Kind.SEQUENCE)).containsExactly(STREAM + "#2");
    }

    @Test
    void what_is_no_event_is_named(TestInfo test) throws Exception {
        var findings =
                findings(name(test), entries -> entries.add(5, new Entry(STREAM, new byte[200])));
        assertThat(findings.faultCount()).isEqualTo(1);
        assertThat(events(findings, Kind.RECORD)).containsExactly(STREAM + "#null");
    }

    @Test
    void a_record_under_another_key_is_named(TestInfo test) throws Exception {
        var findings =
                findings(
                        name(test),
                        entries -> {
                            var at = RECORDS.index(STREAM, 4);
                            entries.set(at, new Entry("model/model_8", entries.get(at).value()));
                        });
        assertThat(events(findings, Kind.KEY)).containsExactly(STREAM + "#4");
        assertThat(events(findings, Kind.PARTITION)).containsExactly(STREAM + "#4");
    }
}
