package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.state;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.StageName;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StagePeriod;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Show which version held which stage from when to when, oldest first.",
        footer = {"", "Example:", "  modelog model timeline iris_classifier --stage production"})
final class TimelineCommand implements Runnable {
    private static final Table<StagePeriod> TABLE =
            Table.of(
                    period -> period.model() + "@" + period.version(),
                    fixed("model", StagePeriod::model).wide(),
                    fixed("version", StagePeriod::version),
                    state("stage", StagePeriod::stage),
                    fixed("from", StagePeriod::from),
                    fixed("to", StagePeriod::to),
                    text("enteredBy", StagePeriod::enteredBy),
                    text("enteredReason", StagePeriod::enteredReason).as("WHY"),
                    text("leftBy", StagePeriod::leftBy),
                    text("leftReason", StagePeriod::leftReason).as("WHY LEFT"),
                    state("next", StagePeriod::next));

    private final Root root;
    @Mixin private OfModel of = new OfModel();

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description = "Only this stage.")
    private @Nullable Stage stage;

    @Mixin private Paging paging = new Paging();

    TimelineCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.list(
                root.connect().models().timeline(of.model, stage),
                new Criteria(),
                paging,
                new Paging.Fields("version", "from", "to"),
                TABLE,
                Sentences.whenEmpty("No version of %s held such a stage.".formatted(of.model)));
    }
}
