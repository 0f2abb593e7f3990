package io.modelog.audit.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.tree.ProofMaker;
import io.modelog.audit.tree.TreeHash;
import io.modelog.audit.tree.TreeProof;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.audit.verify.CheckpointSeries.Item;
import io.modelog.audit.verify.LogAudit;
import io.modelog.events.id.StreamId;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// Makes proofs by reading the log twice: to find the leaf, and to pick the path while the tree is built.
public final class Prover {
    private final KafkaLog log;
    private final CheckpointSeries series;
    private final LongAdder read;

    /// @param read counts the records as they are read
    public Prover(KafkaLog log, CheckpointSeries series, LongAdder read) {
        this.log = log;
        this.series = series;
        this.read = read;
    }

    /// An event, and the how manieth of its partition it is, from 0.
    public record Found(EventRecord event, int partition, long ordinal) {}

    /// Throws [ProofRefused] when the log has no such event.
    public Found find(StreamId stream, long sequence) throws InterruptedException {
        var extent = log.extent();
        var key = stream.toString().getBytes(UTF_8);
        var partition = Utils.toPositive(Utils.murmur2(key)) % extent.size();
        var search = new Search(key, sequence);
        extent.keySet().retainAll(Set.of(partition));
        new LogReader(log, read).read(extent, _ -> (_, _, value) -> search.take(value));
        if (search.event == null) {
            throw new ProofRefused(
                    "%s has no event %d; its last is %d"
                            .formatted(stream, sequence, search.lastSequence));
        }
        return new Found(search.event, partition, search.ordinal);
    }

    private static final class Search {
        private final byte[] stream;
        private final long sequence;
        private @Nullable EventRecord event;
        private long ordinal;
        private long events;
        private long lastSequence;

        Search(byte[] stream, long sequence) {
            this.stream = stream;
            this.sequence = sequence;
        }

        void take(byte @Nullable [] value) {
            var next = EventRecord.read(value);
            if (next == null) {
                return;
            }
            if (next.isOf(stream)) {
                lastSequence = next.sequence();
                if (next.sequence() == sequence && event == null) {
                    event = next;
                    ordinal = events;
                }
            }
            events++;
        }
    }

    /// That the event is in the log of the last checkpoint. Throws [ProofRefused].
    public Proof.OfEvent prove(Found found) throws InterruptedException {
        var index = series.leaf(found.partition(), found.ordinal());
        if (index < 0) {
            throw new ProofRefused(
                    "no checkpoint has %s#%d yet; 'modelog audit checkpoint' makes one"
                            .formatted(found.event().stream(), found.event().sequence()));
        }
        var last = series.items().getLast();
        var maker = ProofMaker.ofInclusion(index, last.checkpoint().size());
        build(maker, last);
        var path = maker.path();
        var leaf = found.event().leaf(new TreeHash());
        var checkpoint = last.checkpoint();
        if (!TreeProof.includes(checkpoint.size(), checkpoint.root(), index, leaf, path)) {
            throw differs(checkpoint);
        }
        return new Proof.OfEvent(found.event(), index, path, last.note());
    }

    /// That the newer checkpoint's log begins with the older one's. Throws [ProofRefused].
    public Proof.OfConsistency prove(Item older, Item newer) throws InterruptedException {
        var from = older.checkpoint();
        var to = newer.checkpoint();
        if (from.size() > to.size()) {
            throw new ProofRefused(
                    "the checkpoint of %d events is older than that of %d"
                            .formatted(to.size(), from.size()));
        }
        var maker = ProofMaker.ofConsistency(from.size(), to.size());
        build(maker, newer);
        var path = maker.path();
        if (!TreeProof.continues(from.size(), from.root(), to.size(), to.root(), path)) {
            throw differs(to);
        }
        return new Proof.OfConsistency(older.note(), newer.note(), path);
    }

    private void build(ProofMaker maker, Item upTo) throws InterruptedException {
        var findings = LogAudit.of(log, series, maker, read).findings();
        if (findings.covered() < upTo.checkpoint().size()) {
            throw differs(upTo.checkpoint());
        }
    }

    private static ProofRefused differs(Checkpoint checkpoint) {
        return new ProofRefused(
                "the log is not that of the checkpoint of %d events; 'modelog audit verify' names what differs"
                        .formatted(checkpoint.size()));
    }
}
