package io.modelog.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Retries;
import io.modelog.sdk.Settings;
import io.modelog.sdk.WriteOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The options that every command takes, and what every command does with them: connect and show.
@Command(
        name = "modelog",
        description = "Asks and changes a Modelog node.",
        subcommands = {
            ModelCommands.class,
            ArtifactCommands.class,
            RunCommands.class,
            HistoryCommand.class,
            NodesCommand.class,
            WarmUp.class
        },
        footer = {"", "Example:", "  modelog model list --output json"})
final class Root {
    enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A person waits: at most 150 ms, and what a busy node asks for.
    private static final Retries RETRIES =
            new Retries(3, Duration.ofMillis(50), Duration.ofSeconds(2));

    static final int LARGEST_PAGE = 1000;

    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "<url>",
            description = "The node (default: MODELOG_URL, else http://127.0.0.1:8080).")
    private @Nullable String url;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            paramLabel = "<format>",
            description = "${COMPLETION-CANDIDATES} (default: table).")
    private Format output = Format.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help when it is set
    private boolean help;

    Root(Shell shell) {
        this.shell = shell;
    }

    Shell shell() {
        return shell;
    }

    Modelog connect() {
        var environment = new HashMap<>(shell.environment());
        if (url != null) {
            environment.put("MODELOG_URL", url);
        }
        try {
            return Modelog.connect(Settings.fromEnvironment(environment).withRetries(RETRIES));
        } catch (IllegalArgumentException e) {
            String fault = String.valueOf(e.getMessage());
            throw new ParameterException(
                    spec.commandLine(),
                    url == null ? fault : fault.replace("MODELOG_URL", "--url"));
        }
    }

    /// A client whose writes say why.
    Modelog connect(@Nullable String reason) {
        var client = connect();
        return reason == null ? client : client.with(WriteOptions.NONE.because(reason));
    }

    /// Shows the first `limit` items, or one sentence when there are none.
    <T> void list(Listing<T> listing, Table<T> table, int limit, String whenEmpty) {
        int page = Math.clamp(limit + 1L, 1, LARGEST_PAGE);
        list(listing.pageSize(page).stream(), table, limit, whenEmpty);
    }

    <T> void list(Stream<T> stream, Table<T> table, int limit, String whenEmpty) {
        List<T> items = stream.limit(limit + 1L).toList();
        list(items.subList(0, Math.min(limit, items.size())), table, whenEmpty);
        if (items.size() > limit) {
            shell.err()
                    .println("Only the first %d are shown; --limit shows more.".formatted(limit));
        }
    }

    <T> void list(List<T> items, Table<T> table, String whenEmpty) {
        if (isJson()) {
            json(items);
        } else if (items.isEmpty()) {
            shell.out().println(whenEmpty);
        } else {
            shell.out().print(table.rows(items, shell));
        }
    }

    <T> void show(T item, Table<T> table) {
        if (isJson()) {
            json(item);
        } else {
            shell.out().print(table.card(item, shell));
        }
    }

    boolean isJson() {
        return output == Format.JSON;
    }

    /// Tells what was done; as JSON there is nothing to tell.
    void done(String sentence) {
        if (!isJson()) {
            shell.out().println(sentence);
        }
    }

    private void json(Object value) {
        try {
            shell.out().println(Json.WRITER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
