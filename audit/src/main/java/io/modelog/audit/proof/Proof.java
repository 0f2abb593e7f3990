package io.modelog.audit.proof;

import io.modelog.audit.log.EventRecord;
import io.modelog.audit.note.Checkpoint;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.note.SignedNote;
import io.modelog.audit.tree.TreeHash;
import io.modelog.audit.tree.TreeProof;
import io.modelog.events.log.Hash;
import java.util.List;

/// What convinces somebody who has the signer's public key, and neither the log nor a network.
public sealed interface Proof {
    /// Returns when it proves what it says. Throws [ProofRefused] or [NoteRefused].
    void check(PublicNoteKey key);

    /// The event is in the log that the checkpoint is of.
    ///
    /// @param index of the event's leaf in the tree
    record OfEvent(EventRecord event, long index, List<Hash> path, SignedNote note)
            implements Proof {
        public OfEvent {
            path = List.copyOf(path);
        }

        @Override
        public void check(PublicNoteKey key) {
            note.verify(key);
            var computed = event.computedHash(TreeHash.sha256());
            if (!event.hasHash(computed)) {
                throw new ProofRefused(
                        "the event has the hash %s, and its bytes give %s"
                                .formatted(event.hash(), Hash.of(computed)));
            }
            var checkpoint = checkpoint();
            var leaf = event.leaf(new TreeHash());
            if (!TreeProof.includes(checkpoint.size(), checkpoint.root(), index, leaf, path)) {
                throw new ProofRefused(
                        "the path from event %d does not end at the root of the checkpoint of %d events"
                                .formatted(index, checkpoint.size()));
            }
        }

        public Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    /// The log that the newer checkpoint is of begins with all of the log that the older one is of.
    record OfConsistency(SignedNote olderNote, SignedNote newerNote, List<Hash> path)
            implements Proof {
        public OfConsistency {
            path = List.copyOf(path);
        }

        @Override
        public void check(PublicNoteKey key) {
            olderNote.verify(key);
            newerNote.verify(key);
            var older = older();
            var newer = newer();
            if (!older.origin().equals(newer.origin())) {
                throw new ProofRefused(
                        "the checkpoints are of two logs: %s and %s"
                                .formatted(older.origin(), newer.origin()));
            }
            if (!TreeProof.continues(
                    older.size(), older.root(), newer.size(), newer.root(), path)) {
                throw new ProofRefused(
                        "the log of %d events does not begin with that of %d events"
                                .formatted(newer.size(), older.size()));
            }
        }

        public Checkpoint older() {
            return Checkpoint.parse(olderNote.text());
        }

        public Checkpoint newer() {
            return Checkpoint.parse(newerNote.text());
        }
    }
}
