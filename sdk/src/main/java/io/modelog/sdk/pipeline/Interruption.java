package io.modelog.sdk.pipeline;

import org.jspecify.annotations.Nullable;

/// Interrupts a step's thread while it does the step's work, and no longer: what the node is told is not cut off.
final class Interruption {
    private @Nullable Thread working;
    private boolean happened;
    private boolean over;

    /// To be called by the step's thread, as is [#endWork].
    synchronized void beginWork() {
        working = Thread.currentThread();
        if (happened) {
            working.interrupt();
        }
    }

    synchronized void endWork() {
        working = null;
        over = true;
        Thread.interrupted();
    }

    synchronized void interrupt() {
        if (over) {
            return;
        }
        happened = true;
        if (working != null) {
            working.interrupt();
        }
    }

    /// Whether the work was interrupted before it was over.
    synchronized boolean happened() {
        return happened;
    }
}
