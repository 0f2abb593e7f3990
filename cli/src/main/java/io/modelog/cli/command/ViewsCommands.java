package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Replay;
import io.modelog.sdk.ViewsStatus;
import io.modelog.sdk.ViewsStatus.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = "The views of a node: how far they are, and folding them anew from the log.",
        footer = {"", "Example:", "  modelog views status"})
final class ViewsCommands {
    private ViewsCommands() {}

    static ViewsCommands group() {
        return new ViewsCommands();
    }

    @Command(
            description = "Show how far the views of the node are, and how much each holds.",
            footer = {"", "Example:", "  modelog views status"})
    static final class Status implements Runnable {
        private static final Table<ViewsStatus> STATUS =
                Table.of(
                        ViewsStatus::position,
                        text("position", ViewsStatus::position),
                        fixed("lag", ViewsStatus::lag),
                        fixed("sizeBytes", ViewsStatus::sizeBytes).as("BYTES"),
                        fixed("forgetting", ViewsStatus::forgetting));

        private static final Table<View> VIEWS =
                Table.of(
                        View::view,
                        fixed("view", View::view),
                        fixed("rows", View::rows),
                        fixed("sizeBytes", View::sizeBytes).as("BYTES"));

        private final Root root;

        Status(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(STATUS);
            var status = root.connect().views().status();
            root.printer().show(STATUS, () -> status);
            if (root.printer().isForPeople() && root.printer().fields().isEmpty()) {
                root.shell().out().println();
                root.printer().list(VIEWS, status.views(), Sentences.whenEmpty("There are none."));
            }
        }
    }

    private static final Table<Replay> REPLAY =
            Table.of(
                    Replay::kind,
                    fixed("kind", Replay::kind),
                    state("phase", Replay::phase),
                    fixed("startedAt", Replay::startedAt),
                    fixed("endedAt", Replay::endedAt),
                    fixed("events", Replay::events),
                    fixed("eventsPerSecond", Replay::eventsPerSecond),
                    text("failure", Replay::failure),
                    text("position", Replay::position));

    /// Prints how it ended; a replay that was to be waited for and failed is a failure of the command.
    private static void show(Root root, Replay replay) {
        root.printer().show(REPLAY, () -> replay);
        if (replay.failure() != null) {
            throw new Refused(
                    "the %s has ended early: %s".formatted(replay.kind(), replay.failure()),
                    "The views are as they were; the log of the node may tell more.");
        }
    }

    @Command(
            description = {
                "Fold the log into new views that take the place of those that serve.",
                "Reads and writes go on meanwhile. Ctrl-C ends it, and the views stay as they are."
            },
            footer = {"", "Example:", "  modelog views rebuild"})
    static final class Rebuild implements Runnable {
        private final Root root;

        @Option(names = "--detach", description = "Begin it, and do not wait.")
        private boolean detach;

        Rebuild(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(REPLAY);
            var views = root.connect().views();
            var begun = views.beginRebuild();
            show(
                    root,
                    detach
                            ? begun
                            : new Waiting(root.shell(), views::rebuild, views::abortRebuild)
                                    .end(begun));
        }
    }

    private record Wrong(String view, String key, String fault) {}

    @Command(
            description = {
                "Compare the views with a fresh fold of the log, and change nothing.",
                "Lists the rows that differ; then the exit code is 1."
            },
            footer = {"", "Example:", "  modelog views verify"})
    static final class Verify implements Runnable {
        private static final Table<Wrong> WRONG =
                Table.of(
                        Wrong::key,
                        fixed("view", Wrong::view),
                        text("key", Wrong::key),
                        state("fault", Wrong::fault));

        private final Root root;

        @Option(names = "--detach", description = "Begin it, and do not wait.")
        private boolean detach;

        Verify(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(REPLAY);
            var views = root.connect().views();
            var begun = views.beginVerification();
            if (detach) {
                show(root, begun);
                return;
            }
            var ended =
                    new Waiting(root.shell(), views::verification, views::abortVerification)
                            .end(begun);
            show(root, ended);
            tell(ended);
        }

        private void tell(Replay ended) {
            var wrong =
                    ended.checks().stream()
                            .flatMap(check ->
                                    check.differences().stream()
                                            .map(it ->
                                                    new Wrong(check.view(), it.key(), it.fault())))
                            .toList();
            var different = ended.checks().stream().mapToLong(Replay.Check::different).sum();
            if (root.printer().isForPeople()) {
                root.shell().out().println();
                root.printer()
                        .list(
                                WRONG,
                                wrong,
                                Sentences.whenEmpty("The views are what the log says."));
            }
            if (different > 0) {
                throw new Refused(
                        different == 1
                                ? "one row of the views is not what the log says"
                                : "%,d rows of the views are not what the log says"
                                        .formatted(different),
                        "'modelog views rebuild' mends them.");
            }
        }
    }
}
