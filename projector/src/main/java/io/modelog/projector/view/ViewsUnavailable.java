package io.modelog.projector.view;

/// The views are not open: not yet, or no more.
public final class ViewsUnavailable extends IllegalStateException {
    private static final long serialVersionUID = 1;

    ViewsUnavailable() {
        super("the views of this node are not open");
    }
}
