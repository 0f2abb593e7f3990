package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.AsOfMoment;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfVersion;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.AsOf;
import io.modelog.sdk.VersionAt;
import io.modelog.sdk.VersionDiff;
import io.modelog.sdk.VersionDiff.Difference;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Show what differs between two versions, or one version at two moments.",
        footer = {
            "",
            "A stage or 'latest' means the version that it meant at that moment.",
            "",
            "Examples:",
            "  modelog model version diff iris_classifier 3 production",
            "  modelog model version diff iris_classifier production --as-of 7d",
            "  modelog model version diff iris_classifier 3 --as-of 2026-01-31 --to-as-of 2026-02-28"
        })
final class DiffCommand implements Runnable {
    private static final int DIGEST_SHOWN = 12;

    private static final Table<Difference> TABLE =
            Table.of(
                    Difference::name,
                    fixed("part", Difference::part),
                    text("name", Difference::name),
                    fixed("change", Difference::change),
                    text("before", it -> brief(it.before())),
                    text("after", it -> brief(it.after())));

    private final Root root;
    @Mixin private OfVersion of = new OfVersion();

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "<other>",
            converter = Name.class,
            description = "The version to compare with (default: the same).")
    private @Nullable String other;

    @Option(
            names = "--as-of",
            paramLabel = "<moment>",
            converter = AsOfMoment.Reader.class,
            description = "When the first is looked at (default: now).")
    private @Nullable AsOf asOf;

    @Option(
            names = "--to-as-of",
            paramLabel = "<moment>",
            converter = AsOfMoment.Reader.class,
            description = "When the other is looked at (default: now).")
    private @Nullable AsOf otherAsOf;

    DiffCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        if (other == null && asOf == null && otherAsOf == null) {
            throw new WrongUsage("name another version, or a moment with --as-of");
        }
        root.printer().check(TABLE);
        var diff =
                root.connect()
                        .versions(of.model)
                        .diff(
                                new VersionAt(of.version, asOf),
                                new VersionAt(other == null ? of.version : other, otherAsOf));
        var sides = "%s and %s".formatted(told(diff.from()), told(diff.to()));
        root.printer()
                .list(
                        TABLE,
                        diff.differences(),
                        new Sentences(
                                "From %s to %s".formatted(told(diff.from()), told(diff.to())),
                                "Between %s nothing differs.".formatted(sides),
                                ""));
    }

    private static String told(VersionDiff.Side side) {
        var name = "%s[%d]".formatted(side.name(), side.number());
        return side.asOf() == null ? name : "%s as of %s".formatted(name, side.asOf());
    }

    /// A link by its id and digest, a run by its status.
    private static @Nullable Object brief(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> link when link.get("sha256") instanceof String digest ->
                    "%s %s"
                            .formatted(
                                    link.get("id"),
                                    digest.substring(0, Math.min(DIGEST_SHOWN, digest.length())));
            case Map<?, ?> run when run.containsKey("runId") -> run.get("status");
            case null, default -> value;
        };
    }
}
