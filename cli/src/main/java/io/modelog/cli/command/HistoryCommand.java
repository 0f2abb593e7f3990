package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.map;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.Count;
import io.modelog.cli.option.Moment;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.StageName;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Event;
import io.modelog.sdk.History;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Show who changed what, when and why, the latest last.",
            "Without a model: everything."
        },
        footer = {
            "",
            "Examples:",
            "  modelog history iris_classifier",
            "  modelog history iris_classifier 3 --since 36h",
            "  modelog history --stage production --since 2026-01-01 --output csv"
        })
final class HistoryCommand implements Runnable {
    private static final int PAGE = 1000;
    private static final Table<Event> TIMELINE =
            Table.of(
                    Event::id,
                    fixed("time", Event::time).as("WHEN"),
                    text("actor", Event::actor).as("WHO"),
                    text("stream", Event::stream),
                    text("what", Facts::tell),
                    text("reason", Event::reason).as("WHY"),
                    text("type", Event::type).wide(),
                    fixed("sequence", Event::sequence).wide(),
                    text("id", Event::id).wide(),
                    text("commandId", Event::commandId).wide(),
                    text("correlationId", Event::correlationId).wide(),
                    text("causationId", Event::causationId).wide(),
                    fixed("position", Event::position).wide(),
                    map("data", Event::data).wide(),
                    text("changes", Differences::fields).wide());

    private final Root root;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<model>",
            converter = Name.class,
            description = "Only this model.")
    private @Nullable String model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<version>",
            converter = Name.class,
            description = "Only this version: a number, a name, a stage, 'latest' or an id.")
    private @Nullable String version;

    @Option(
            names = "--since",
            paramLabel = "<time>",
            converter = Moment.class,
            description =
                    "Only from then on: 2026-01-31, 2026-01-31T12:00:00Z, or 36h, 3d, 2w ago.")
    private @Nullable Instant since;

    @Option(
            names = "--until",
            paramLabel = "<time>",
            converter = Moment.class,
            description = "Only before then.")
    private @Nullable Instant until;

    @Option(
            names = {"-s", "--stage"},
            paramLabel = "<stage>",
            converter = StageName.class,
            description = "Only moves into or out of it.")
    private @Nullable Stage stage;

    @Option(names = "--actor", paramLabel = "<actor>", description = "Only what this actor did.")
    private @Nullable String actor;

    @Option(
            names = "--type",
            paramLabel = "<type>",
            description = "Only events of this type: VersionCreated.")
    private @Nullable String type;

    @Option(
            names = "--filter",
            paramLabel = "<expression>",
            description = "Only those for which it holds: \"reason LIKE '%%drift%%'\".")
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
            description = "Show so many at most, the latest (default: ${DEFAULT-VALUE}).")
    private int limit;

    HistoryCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.printer().check(TIMELINE);
        var found =
                listing(root.connect()).pageSize(Math.clamp(limit + 1L, 1, PAGE)).stream()
                        .limit(limit + 1L)
                        .toList();
        var shown = found.subList(0, Math.min(limit, found.size()));
        root.printer().list(timeline(), inOrder(shown), Sentences.whenEmpty(nothing()));
        if (found.size() > limit) {
            root.shell()
                    .err()
                    .println(
                            "Only the %s %d are shown; --limit shows more."
                                    .formatted(sort == null ? "latest" : "first", limit));
        }
    }

    /// Without an order of their own the latest are asked for first, and shown last.
    private List<Event> inOrder(List<Event> found) {
        return sort == null ? found.reversed() : found;
    }

    private Table<Event> timeline() {
        return model == null ? TIMELINE : TIMELINE.without("stream");
    }

    private String nothing() {
        return model == null
                ? "Nothing of that kind happened."
                : "Nothing of that kind happened to %s%s."
                        .formatted(version == null ? "" : "version " + version + " of ", model);
    }

    private Listing<Event> listing(Modelog node) {
        var asked = asked(of(node));
        var events = sort == null ? asked.newestFirst().events() : asked.events().sortedBy(sort);
        return filter == null ? events : events.where(filter);
    }

    private History of(Modelog node) {
        if (model == null) {
            return node.history();
        }
        return version == null
                ? node.models().history(model)
                : node.versions(model).history(version);
    }

    private History asked(History all) {
        var asked = all;
        asked = type == null ? asked : asked.type(type);
        asked = actor == null ? asked : asked.by(actor);
        asked = stage == null ? asked : asked.stage(stage);
        asked = since == null ? asked : asked.since(since);
        return until == null ? asked : asked.until(until);
    }
}
