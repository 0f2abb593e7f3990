package io.modelog.sdk;

import java.util.List;

/// How far the views of a node are, and how much they hold.
///
/// {@snippet file=ClientViews.java region=rebuild}
///
/// @param position what they show of the log
/// @param lag records that are in the log and not yet in the views
/// @param forgetting whether they may still name a subject who was erased
public record ViewsStatus(
        String position, long lag, long sizeBytes, boolean forgetting, List<View> views) {
    public ViewsStatus {
        views = List.copyOf(views);
    }

    /// @param rows an estimate
    public record View(String view, long rows, long sizeBytes) {}
}
