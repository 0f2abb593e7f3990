package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import org.jspecify.annotations.Nullable;

/// A relation of two things of the lineage that was unmade, as one of them has it.
///
/// @param other what it was with, as [io.modelog.projector.lineage.LineageNode] prints it
/// @param kind of a link
/// @param held of an attachment
/// @param stream whose events made and unmade it
/// @param since sequence of the event that made it
/// @param until sequence of the event that unmade it
record FormerEdge(
        Relation relation,
        String other,
        @Nullable ArtifactKind kind,
        boolean held,
        String stream,
        long since,
        long until) {
    enum Relation {
        READ,
        WROTE,
        LINK,
        ATTACHMENT,
        STEP
    }
}
