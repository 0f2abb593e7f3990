package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.NodeStatus;
import io.modelog.sdk.NodeStatus.Slot;
import picocli.CommandLine.Command;

@Command(
        description = "Show which node writes which slot of the log, and how far the views are.",
        footer = {"", "Example:", "  modelog nodes"})
final class NodesCommand implements Runnable {
    private static final Table<NodeStatus> NODE =
            Table.of(
                    NodeStatus::node,
                    text("node", NodeStatus::node),
                    text("url", NodeStatus::url),
                    text("applied", NodeStatus::applied));

    private static final Table<Slot> SLOTS =
            Table.of(
                    slot -> Integer.toString(slot.slot()),
                    fixed("slot", Slot::slot),
                    text("owner", slot -> slot.owner() == null ? "nobody" : slot.owner()),
                    text("url", Slot::url),
                    fixed("local", Slot::local).as("HERE"));

    private final Root root;

    NodesCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.printer().check(NODE);
        var node = root.connect().node().status();
        root.printer().show(NODE, () -> node);
        if (root.printer().isForPeople() && root.printer().fields().isEmpty()) {
            root.shell().out().println();
            root.printer().list(SLOTS, node.slots(), Sentences.whenEmpty("The log has no slots."));
        }
    }
}
