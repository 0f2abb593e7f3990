package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.text;

import io.modelog.sdk.Event;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "history",
        description = "Show who changed a model, when, what and why, oldest first.",
        footer = {
            "",
            "Examples:",
            "  modelog history iris_classifier",
            "  modelog history iris_classifier --stage production"
        })
final class HistoryCommand implements Runnable {
    private static final Table<Event> TIMELINE =
            Table.of(
                    fixed("WHEN", Event::time),
                    text("WHO", Event::actor),
                    text("WHAT", Facts::tell),
                    text("WHY", Event::reason));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Root root;

    @Parameters(paramLabel = "<model>", converter = Name.class)
    private String model = "";

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            description = "Only moves into or out of it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Stage stage;

    @Option(
            names = "--version",
            paramLabel = "<version>",
            converter = Name.class,
            description = "Only this version.")
    private @Nullable String version;

    @Mixin private Limit limit = new Limit();

    @Override
    public void run() {
        var node = root.connect();
        var type = stage == null ? null : Facts.STAGE_CHANGED;
        var events =
                node
                        .models()
                        .history(model, type, number(node))
                        .pageSize(Root.LARGEST_PAGE)
                        .stream()
                        .filter(event -> stage == null || Facts.touches(event, stage));
        root.list(
                events,
                TIMELINE,
                limit.items,
                "Nothing of that kind happened to %s.".formatted(model));
    }

    private @Nullable Integer number(Modelog node) {
        if (version == null) {
            return null;
        }
        return version.matches("[1-9]\\d{0,8}")
                ? Integer.valueOf(version)
                : (Integer) node.versions(model).get(version).number();
    }
}
