package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Name;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.DeadLetter;
import io.modelog.sdk.SubscriptionStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Who follows the log by a name, how far, and what could not be handled.",
        footer = {"", "Example:", "  modelog subscriptions list"})
final class SubscriptionsCommands {
    private static final Table<SubscriptionStatus> TABLE =
            Table.of(
                    SubscriptionStatus::name,
                    text("name", SubscriptionStatus::name),
                    fixed("behind", SubscriptionStatus::behind),
                    fixed("deadLetters", SubscriptionStatus::deadLetters).as("DEAD LETTERS"),
                    fixed("updatedAt", SubscriptionStatus::updatedAt).as("MOVED"),
                    text("position", SubscriptionStatus::position).wide(),
                    fixed("createdAt", SubscriptionStatus::createdAt).wide());

    private static final Table<DeadLetter> LETTERS =
            Table.of(
                    (DeadLetter letter) -> letter.event().id(),
                    text("id", (DeadLetter letter) -> letter.event().id()).as("EVENT"),
                    text("stream", (DeadLetter letter) -> letter.event().stream()),
                    text("what", (DeadLetter letter) -> Facts.tell(letter.event())),
                    text("error", DeadLetter::error),
                    fixed("attempts", DeadLetter::attempts),
                    fixed("parkedAt", DeadLetter::parkedAt).as("PARKED"),
                    fixed("retry", DeadLetter::retry));

    private SubscriptionsCommands() {}

    static SubscriptionsCommands group() {
        return new SubscriptionsCommands();
    }

    static final class OfSubscription {
        @Parameters(
                index = "0",
                paramLabel = "<name>",
                converter = Name.class,
                description = "Name of the subscription.")
        private String name = "";
    }

    @Command(
            description = "List the subscriptions that have a name.",
            footer = {"", "Example:", "  modelog subscriptions list"})
    static final class ListAll implements Runnable {
        private final Root root;

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(TABLE);
            var all = root.connect().subscriptions().list().stream().toList();
            root.printer().list(TABLE, all, Sentences.thereAreNo("subscriptions", false));
        }
    }

    @Command(
            description = "Show how far a subscription is.",
            footer = {"", "Example:", "  modelog subscriptions show batch"})
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private OfSubscription of = new OfSubscription();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().show(TABLE, () -> root.connect().subscriptions().get(of.name));
        }
    }

    @Command(
            description = "List the events that a subscription could not handle.",
            footer = {"", "Example:", "  modelog subscriptions dead-letters batch"})
    static final class DeadLetters implements Runnable {
        private final Root root;
        @Mixin private OfSubscription of = new OfSubscription();

        DeadLetters(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(LETTERS);
            var all = root.connect().subscriptions().deadLetters(of.name).stream().toList();
            root.printer().list(LETTERS, all, Sentences.thereAreNo("dead letters", false));
        }
    }

    @Command(
            description = {
                "Have the subscriber try its dead letters again, or discard them.",
                "It does so while it runs; those that it can handle leave the dead letters."
            },
            footer = {
                "",
                "Examples:",
                "  modelog subscriptions retry batch",
                "  modelog subscriptions retry batch --event 019ab3c4-0000-7000-8000-000000000001 --discard"
            })
    static final class Retry implements Runnable {
        private final Root root;
        @Mixin private OfSubscription of = new OfSubscription();

        @Option(
                names = "--event",
                paramLabel = "<id>",
                converter = Name.class,
                description = "Only the letter of this event.")
        private @Nullable String event;

        @Option(names = "--discard", description = "Forget them instead.")
        private boolean discard;

        Retry(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var subscriptions = root.connect().subscriptions();
            var chosen =
                    subscriptions.deadLetters(of.name).stream()
                            .map((DeadLetter letter) -> letter.event().id())
                            .filter(id -> event == null || event.equals(id))
                            .toList();
            if (event != null && chosen.isEmpty()) {
                throw new Refused(
                        "%s has no dead letter of event %s".formatted(of.name, event),
                        "'modelog subscriptions dead-letters %s' shows them.".formatted(of.name));
            }
            for (var id : chosen) {
                if (discard) {
                    subscriptions.discard(of.name, id);
                } else {
                    subscriptions.retry(of.name, id);
                }
            }
            root.printer()
                    .done(
                            "%d dead letters of %s are %s."
                                    .formatted(
                                            chosen.size(),
                                            of.name,
                                            discard ? "discarded" : "to be tried again"));
        }
    }

    @Command(
            description = "Forget a subscription: its position and its dead letters.",
            footer = {"", "Example:", "  modelog subscriptions delete batch --yes"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfSubscription of = new OfSubscription();

        @Option(
                names = {"-y", "--yes"},
                description = "Do not ask.")
        private boolean yes;

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var question = "Delete the subscription %s?".formatted(of.name);
            var agreed =
                    yes
                            || root.shell()
                                    .person()
                                    .orElseThrow(() ->
                                            new Refused(
                                                    "'%s' was not answered: nobody can be asked here."
                                                            .formatted(question),
                                                    "Repeat with --yes."))
                                    .test(question);
            if (!agreed) {
                throw new Refused("Nothing was deleted.", "Answer y to delete it.");
            }
            root.connect().subscriptions().delete(of.name);
            root.printer().done("The subscription %s is deleted.".formatted(of.name));
        }
    }
}
