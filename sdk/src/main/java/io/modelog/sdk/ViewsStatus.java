package io.modelog.sdk;

import java.util.List;

/// How far the views of a node are, and how much they hold.
///
/// {@snippet file=ClientViews.java region=rebuild}
///
/// @param position what they show of the log
/// @param lag records that are in the log and not yet in the views
public record ViewsStatus(String position, long lag, long sizeBytes, List<View> views) {
    public ViewsStatus {
        views = List.copyOf(views);
    }

    /// @param rows an estimate
    public record View(String view, long rows, long sizeBytes) {}
}
