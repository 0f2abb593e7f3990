package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.AsOfMoment;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.StageName;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.ModelStage;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StageDefinition;
import io.modelog.sdk.StagePolicy;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "The stages of a model, what they ask, and who holds them.",
        footer = {"", "Example:", "  modelog stage list iris_classifier"})
final class StageCommands {
    private static final Table<ModelStage> TABLE =
            Table.of(
                    stage -> stage.name().text(),
                    state("name", ModelStage::name),
                    fixed("exclusive", ModelStage::exclusive),
                    fixed("occupant", ModelStage::occupant),
                    fixed("versions", ModelStage::versions),
                    text("policy.requires", (ModelStage it) -> policy(it, StagePolicy::requires))
                            .as("REQUIRES"),
                    text("policy.after", (ModelStage it) -> policy(it, StagePolicy::after))
                            .as("AFTER"),
                    text("policy.approvals", (ModelStage it) -> policy(it, StagePolicy::approvals))
                            .as("APPROVALS"));

    private StageCommands() {}

    static StageCommands group() {
        return new StageCommands();
    }

    private static @Nullable Object policy(
            ModelStage stage, Function<StagePolicy, @Nullable Object> part) {
        return stage.policy() == null ? null : part.apply(stage.policy());
    }

    @Command(
            description = "List the stages of a model, in order.",
            footer = {"", "Example:", "  modelog stage list iris_classifier"})
    static final class ListAll implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();
        @Mixin private AsOfMoment moment = new AsOfMoment();
        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.list(
                    moment.of(root.connect()).stages(of.model),
                    new Criteria(),
                    paging,
                    Paging.Fields.OF_MOST,
                    TABLE,
                    Sentences.whenEmpty("There are no such stages."));
        }
    }

    @Command(
            description = "Choose the stages of a model between none and archived, in order.",
            footer = {
                "",
                "A stage holds one version at most, unless ':shared' follows its name.",
                "",
                "Example:",
                "  modelog stage define iris_classifier staging,canary:shared,production"
            })
    static final class Define implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Parameters(
                index = "1..*",
                arity = "1..*",
                split = ",",
                splitSynopsisLabel = "",
                paramLabel = "<stage>[:shared]",
                description = "The stages; production must be among them.")
        private List<String> stages = List.of();

        @Mixin private Why why = new Why();

        Define(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().check(TABLE);
            var definitions = stages.stream().map(Define::definition).toList();
            root.printer()
                    .list(
                            TABLE,
                            root.connect(why).stages(of.model).define(definitions),
                            Sentences.whenEmpty(""));
        }

        private static StageDefinition definition(String text) {
            int colon = text.lastIndexOf(':');
            var name = (colon < 0 ? text : text.substring(0, colon)).strip();
            if (name.isEmpty() || (colon >= 0 && !text.endsWith(":shared"))) {
                throw new WrongUsage(
                        "'%s' is no stage: write canary, or canary:shared when many versions may be in it"
                                .formatted(text));
            }
            return new StageDefinition(Stage.of(name), colon < 0);
        }
    }

    @Command(
            description = "Say what a version must show before it gets into a stage.",
            footer = {
                "",
                "Example:",
                "  modelog stage policy iris_classifier production --require \"accuracy >= 0.9\" \\",
                "      --require data_card --after staging --approvals 2"
            })
    static final class Policy implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();

        @Parameters(index = "1", paramLabel = "<stage>", converter = StageName.class)
        private Stage stage = Stage.PRODUCTION;

        @Option(
                names = "--require",
                paramLabel = "<rule>",
                description = "Metadata: \"accuracy >= 0.9\", or a key alone; may be repeated.")
        private List<String> requires = List.of();

        @Option(
                names = "--after",
                paramLabel = "<stage>",
                converter = StageName.class,
                description = "A stage that it has been in.")
        private @Nullable Stage after;

        @Option(
                names = "--approvals",
                paramLabel = "<n>",
                description = "So many people other than the requester agree, 0 to 10.")
        private int approvals;

        @Option(names = "--none", description = "Ask for nothing any more.")
        private boolean none;

        @Mixin private Why why = new Why();

        Policy(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var policy = new StagePolicy(requires, after, approvals);
            if (none != policy.equals(StagePolicy.NONE)) {
                throw new WrongUsage(
                        none
                                ? "--none stands alone"
                                : "no policy was given: use --require, --after, --approvals or --none");
            }
            var stages = root.connect(why).stages(of.model);
            if (none) {
                stages.removePolicy(stage);
                root.printer().done("%s of %s has no policy.".formatted(stage, of.model));
            } else {
                root.printer().show(TABLE, () -> stages.setPolicy(stage, policy));
            }
        }
    }

    @Command(
            description = "List the versions in a stage, across models.",
            footer = {
                "",
                "Examples:",
                "  modelog stage holders production",
                "  modelog stage holders production --as-of 2026-01-31"
            })
    static final class Holders implements Runnable {
        private final Root root;

        @Parameters(paramLabel = "<stage>", converter = StageName.class)
        private Stage stage = Stage.PRODUCTION;

        @Mixin private AsOfMoment moment = new AsOfMoment();
        @Mixin private Paging paging = new Paging();

        Holders(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.list(
                    moment.of(root.connect()).holders(stage),
                    new Criteria(),
                    paging,
                    Paging.Fields.OF_MOST,
                    VersionTable.ACROSS_MODELS,
                    Sentences.whenEmpty("No version is in %s.".formatted(stage)));
        }
    }
}
