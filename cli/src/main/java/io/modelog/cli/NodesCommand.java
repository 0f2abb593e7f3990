package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.text;

import io.modelog.sdk.NodeStatus;
import io.modelog.sdk.NodeStatus.Slot;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "nodes",
        description = "Show which node writes which slot of the log, and how far the views are.",
        footer = {"", "Example:", "  modelog nodes"})
final class NodesCommand implements Runnable {
    private static final Table<NodeStatus> NODE =
            Table.of(
                    text("NODE", NodeStatus::node),
                    text("URL", NodeStatus::url),
                    text("APPLIED", NodeStatus::applied));

    private static final Table<Slot> SLOTS =
            Table.of(
                    fixed("SLOT", Slot::slot),
                    text("OWNER", slot -> slot.owner() == null ? "nobody" : slot.owner()),
                    text("URL", Slot::url),
                    fixed("HERE", slot -> slot.local() ? "yes" : "no"));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Root root;

    @Override
    public void run() {
        var node = root.connect().node().status();
        root.show(node, NODE);
        if (!root.isJson()) {
            root.shell().out().println();
            root.list(node.slots(), SLOTS, "The log has no slots.");
        }
    }
}
