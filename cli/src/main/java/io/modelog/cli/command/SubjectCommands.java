package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Name;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Erasure;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Subject;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Whose personal data the log holds encrypted, and erasing it.",
        footer = {"", "Example:", "  modelog subject list"})
final class SubjectCommands {
    private SubjectCommands() {}

    static SubjectCommands group() {
        return new SubjectCommands();
    }

    @Command(
            description = "List the subjects, and how many keys each has.",
            footer = {"", "Example:", "  modelog subject list"})
    static final class ListAll implements Runnable {
        private static final Table<Subject> TABLE =
                Table.of(
                        Subject::subject,
                        text("subject", Subject::subject),
                        fixed("keys", Subject::keys));

        private final Root root;

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(TABLE);
            root.printer()
                    .list(
                            TABLE,
                            root.connect().subjects().list().stream().toList(),
                            Sentences.whenEmpty("There are no subjects."));
        }
    }

    @Command(
            description = {
                "Delete the keys of a subject: its name and what it marked as personal is",
                "unreadable from then on, on every node. It can not be taken back."
            },
            footer = {"", "Example:", "  modelog subject erase bob --reason \"ticket 42\""})
    static final class Erase implements Runnable {
        private static final Duration LOOK_EACH = Duration.ofMillis(200);
        private static final Duration WAIT = Duration.ofMinutes(10);

        private static final Table<Erasure> TABLE =
                Table.of(
                        Erasure::id,
                        fixed("id", Erasure::id),
                        text("subject", Erasure::subject),
                        text("keys", Erasure::keys),
                        fixed("erasedAt", Erasure::erasedAt),
                        text("erasedBy", Erasure::erasedBy),
                        text("reason", Erasure::reason));

        private final Root root;

        @Parameters(paramLabel = "<subject>", converter = Name.class, description = "Its name.")
        private String subject = "";

        @Option(
                names = {"-y", "--yes"},
                description = "Do not ask.")
        private boolean yes;

        @Option(
                names = "--detach",
                description = "Do not wait until the node has folded its views anew.")
        private boolean detach;

        @Mixin private Why why = new Why();

        Erase(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(TABLE);
            if (!isAgreed()) {
                root.printer().done("Erased nothing.");
                return;
            }
            root.printer().show(TABLE, this::erased);
        }

        private boolean isAgreed() {
            var question = "Erase the personal data of %s, for good?".formatted(subject);
            return yes
                    || root.shell()
                            .person()
                            .orElseThrow(() ->
                                    new Refused(
                                            "'%s' was not answered: nobody can be asked here."
                                                    .formatted(question),
                                            "Repeat with --yes."))
                            .test(question);
        }

        private Erasure erased() {
            var client = root.connect(why);
            var erasure = client.subjects().erase(subject);
            if (!detach) {
                awaitForgotten(client);
            }
            return erasure;
        }

        private static void awaitForgotten(Modelog client) {
            var deadline = System.nanoTime() + WAIT.toNanos();
            try {
                while (client.views().status().forgetting()) {
                    if (System.nanoTime() > deadline) {
                        throw new Refused(
                                "the node still folds its views anew after " + WAIT,
                                "'modelog views status' tells when it is through.");
                    }
                    Thread.sleep(LOOK_EACH);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refused("interrupted while waiting", "The node goes on with it.");
            }
        }
    }
}
