package io.modelog.cli.command;

import io.modelog.cli.config.Contexts;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Personal;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Format;
import io.modelog.cli.terminal.Printer;
import io.modelog.cli.terminal.Shell;
import io.modelog.cli.terminal.Table;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.WriteOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, and what every command does with them: connect and show.
@Command(
        name = "modelog",
        versionProvider = Root.Release.class,
        description = "Asks and changes a Modelog node.",
        footer = {"", "Example:", "  modelog model list --output json"})
public final class Root {
    private final Shell shell;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "<url>",
            description = "The node (default: MODELOG_URL, else http://127.0.0.1:8080).")
    private @Nullable String url;

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "<context>",
            description = "A node by the name that 'modelog context set' gave it.")
    private @Nullable String context;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "<format>",
            description = "${COMPLETION-CANDIDATES} (default: table).")
    private Format output = Format.TABLE;

    @Option(
            names = "--columns",
            scope = ScopeType.INHERIT,
            split = ",",
            splitSynopsisLabel = "",
            paramLabel = "<fields>",
            description = "Only these, in this order: name,metadata.accuracy.")
    private @Nullable List<String> columns;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show which release this is.")
    @SuppressWarnings("UnusedVariable") // picocli shows the release when it is set
    private boolean version;

    public Root(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    Printer printer() {
        return new Printer(
                shell,
                output,
                columns == null ? List.of() : columns.stream().map(String::strip).toList());
    }

    Contexts contexts() {
        return Contexts.of(shell);
    }

    @Nullable String url() {
        return url;
    }

    Server server() {
        return new Server(url, context, shell);
    }

    Modelog connect() {
        return server().connect();
    }

    /// A client whose writes say why.
    Modelog connect(Why why) {
        var options = why.mark.personal ? WriteOptions.NONE.personal() : WriteOptions.NONE;
        return connect().with(why.reason == null ? options : options.because(why.reason));
    }

    /// A client whose writes say in their own words why.
    Modelog connect(Personal mark) {
        return mark.personal ? connect().with(WriteOptions.NONE.personal()) : connect();
    }

    /// Shows the page asked for of a list.
    <T> void list(
            Listing<T> all,
            Criteria own,
            Paging paging,
            Paging.Fields fields,
            Table<T> table,
            Printer.Sentences sentences) {
        printer().check(table);
        var listing = paging.of(all, own, fields).pageSize(paging.request());
        var shown = Excerpt.of(listing, paging);
        printer()
                .list(
                        table,
                        shown.items(),
                        new Printer.Sentences(
                                sentences.above(), sentences.whenEmpty(), shown.sentence()));
        if (!printer().isForPeople() && shown.isPart()) {
            shell.err().println(shown.sentence());
        }
    }

    /// The release, as the jar says.
    static final class Release implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var release = Root.class.getPackage().getImplementationVersion();
            return new String[] {"modelog " + (release == null ? "unreleased" : release)};
        }
    }
}
