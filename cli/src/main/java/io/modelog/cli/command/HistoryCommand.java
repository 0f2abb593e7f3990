package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.map;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Count;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.StageName;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Event;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Show who changed a model, when, what and why, oldest first.",
        footer = {
            "",
            "Examples:",
            "  modelog history iris_classifier",
            "  modelog history iris_classifier --stage production"
        })
final class HistoryCommand implements Runnable {
    private static final int PAGE = 1000;
    private static final Table<Event> TIMELINE =
            Table.of(
                    Event::id,
                    fixed("time", Event::time).as("WHEN"),
                    text("actor", Event::actor).as("WHO"),
                    text("what", Facts::tell),
                    text("reason", Event::reason).as("WHY"),
                    text("type", Event::type).wide(),
                    fixed("sequence", Event::sequence).wide(),
                    text("id", Event::id).wide(),
                    text("stream", Event::stream).wide(),
                    text("commandId", Event::commandId).wide(),
                    text("correlationId", Event::correlationId).wide(),
                    text("causationId", Event::causationId).wide(),
                    fixed("position", Event::position).wide(),
                    map("data", Event::data).wide());

    private final Root root;
    @Mixin private OfModel of = new OfModel();

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description = "Only moves into or out of it.")
    private @Nullable Stage stage;

    @Option(
            names = "--version",
            paramLabel = "<version>",
            converter = Name.class,
            description = "Only this version.")
    private @Nullable String version;

    @Option(
            names = "--filter",
            paramLabel = "<expression>",
            description = "Only those for which it holds: \"actor = bob\".")
    private @Nullable String filter;

    @Option(
            names = "--sort",
            paramLabel = "<fields>",
            description = "By these fields, '-' before one for descending: -time.")
    private @Nullable String sort;

    @Option(
            names = {"--limit", "--size"},
            paramLabel = "<n>",
            converter = Count.class,
            defaultValue = "1000",
            description = "Show so many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    HistoryCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.printer().check(TIMELINE);
        var events =
                listing(root.connect()).pageSize(Math.clamp(limit + 1L, 1, PAGE)).stream()
                        .filter(event -> stage == null || Facts.touches(event, stage))
                        .limit(limit + 1L)
                        .toList();
        root.printer()
                .list(
                        TIMELINE,
                        events.subList(0, Math.min(limit, events.size())),
                        Sentences.whenEmpty(
                                "Nothing of that kind happened to %s.".formatted(of.model)));
        if (events.size() > limit) {
            root.shell()
                    .err()
                    .println("Only the first %d are shown; --limit shows more.".formatted(limit));
        }
    }

    private Listing<Event> listing(Modelog node) {
        var type = stage == null ? null : Facts.STAGE_CHANGED;
        var all = node.models().history(of.model, type, number(node));
        var filtered = filter == null ? all : all.where(filter);
        return sort == null ? filtered : filtered.sortedBy(sort);
    }

    private @Nullable Integer number(Modelog node) {
        if (version == null) {
            return null;
        }
        return version.matches("[1-9]\\d{0,8}")
                ? Integer.valueOf(version)
                : (Integer) node.versions(of.model).get(version).number();
    }
}
