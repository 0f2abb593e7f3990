package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfVersion;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Personal;
import io.modelog.cli.option.StageName;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.PromotionRequest;
import io.modelog.sdk.RequestStatus;
import io.modelog.sdk.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Ask for promotions, and approve or reject them.",
        footer = {
            "",
            "An approved request does not promote yet: 'modelog model version update' does.",
            "",
            "Example:",
            "  modelog approve list --status open"
        })
final class ApproveCommands {
    private static final Table<PromotionRequest> TABLE =
            Table.of(
                    it -> "%s@%d:%s".formatted(it.model(), it.version(), it.stage()),
                    fixed("model", PromotionRequest::model),
                    fixed("version", PromotionRequest::version),
                    state("stage", PromotionRequest::stage),
                    state("status", PromotionRequest::status),
                    text("requester", PromotionRequest::requester),
                    text("reason", PromotionRequest::reason),
                    fixed("requestedAt", PromotionRequest::requestedAt),
                    text("approvals", ApproveCommands::approvers),
                    text("closedBy", PromotionRequest::closedBy),
                    text("comment", PromotionRequest::comment),
                    text("closedAt", PromotionRequest::closedAt).wide());

    private ApproveCommands() {}

    static ApproveCommands group() {
        return new ApproveCommands();
    }

    private static Object approvers(PromotionRequest request) {
        return request.approvals().stream()
                .map(it ->
                        it.comment() == null
                                ? it.approver()
                                : "%s (%s)".formatted(it.approver(), it.comment()))
                .toList();
    }

    /// The version, and the stage that it is to get into.
    static final class Into {
        @Mixin OfVersion of = new OfVersion();

        @Option(
                names = {"-s", "--stage"},
                paramLabel = "<stage>",
                converter = StageName.class,
                description = "The stage (default: production).")
        Stage stage = Stage.PRODUCTION;
    }

    @Command(
            description = "Ask for the approvals that a stage wants.",
            footer = {
                "",
                "Example:",
                "  modelog approve request iris_classifier 3 -s production --reason \"better\""
            })
    static final class Request implements Runnable {
        private final Root root;
        @Mixin private Into into = new Into();
        @Mixin private Why why = new Why();

        Request(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer()
                    .show(
                            TABLE,
                            () ->
                                    root.connect(why.mark)
                                            .versions(into.of.model)
                                            .requestPromotion(
                                                    into.of.version, into.stage, why.reason));
        }
    }

    @Command(
            description = "List the requests of a model, or of all models.",
            footer = {"", "Example:", "  modelog approve list iris_classifier --status open"})
    static final class ListAll implements Runnable {
        private final Root root;

        @Parameters(
                arity = "0..1",
                paramLabel = "<model>",
                converter = Name.class,
                description = "The model (default: all).")
        private @Nullable String model;

        @Option(
                names = "--status",
                paramLabel = "<status>",
                description = "Only those: ${COMPLETION-CANDIDATES}.")
        private @Nullable RequestStatus status;

        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.list(
                    root.connect().requests(model, status),
                    new Criteria(),
                    paging,
                    new Paging.Fields("version", "requestedAt", "closedAt"),
                    TABLE,
                    Sentences.whenEmpty("There are no such requests."));
        }
    }

    @Command(
            description = "Approve a request.",
            footer = {"", "Example:", "  modelog approve accept iris_classifier 3 -s production"})
    static final class Accept implements Runnable {
        private final Root root;
        @Mixin private Into into = new Into();

        @Option(
                names = {"-c", "--comment"},
                paramLabel = "<text>",
                description = "What there is to say about it.")
        private @Nullable String comment;

        @Mixin private Personal mark = new Personal();

        Accept(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer()
                    .show(
                            TABLE,
                            () ->
                                    root.connect(mark)
                                            .versions(into.of.model)
                                            .approve(into.of.version, into.stage, comment));
        }
    }

    @Command(
            description = "Reject a request, and say why.",
            footer = {
                "",
                "Example:",
                "  modelog approve reject iris_classifier 3 --comment \"no data card\""
            })
    static final class Reject implements Runnable {
        private final Root root;
        @Mixin private Into into = new Into();

        @Option(
                names = {"-c", "--comment"},
                required = true,
                paramLabel = "<text>",
                description = "Why.")
        private String comment = "";

        @Mixin private Personal mark = new Personal();

        Reject(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer()
                    .show(
                            TABLE,
                            () ->
                                    root.connect(mark)
                                            .versions(into.of.model)
                                            .reject(into.of.version, into.stage, comment));
        }
    }

    @Command(
            description = "Withdraw a request.",
            footer = {"", "Example:", "  modelog approve withdraw iris_classifier 3"})
    static final class Withdraw implements Runnable {
        private final Root root;
        @Mixin private Into into = new Into();
        @Mixin private Why why = new Why();

        Withdraw(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.connect(why).versions(into.of.model).withdraw(into.of.version, into.stage);
            root.printer()
                    .done("Withdrew the request for %s into %s.".formatted(into.of, into.stage));
        }
    }
}
