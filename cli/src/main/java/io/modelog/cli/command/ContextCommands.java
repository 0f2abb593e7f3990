package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.config.Context;
import io.modelog.cli.option.Name;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Nodes by name, kept in ~/.config/modelog/config.yaml.",
        footer = {
            "",
            "The current one is asked where neither --url, --context nor MODELOG_URL names a node.",
            "",
            "Example:",
            "  modelog context use lab"
        })
final class ContextCommands {
    /// A context as it may be seen: without its token.
    record Seen(String name, String url, @Nullable String actor, boolean token, boolean current) {}

    private static final Table<Seen> TABLE =
            Table.of(
                    Seen::name,
                    fixed("name", Seen::name),
                    fixed("url", Seen::url),
                    text("actor", Seen::actor),
                    fixed("token", Seen::token),
                    fixed("current", Seen::current));

    private ContextCommands() {}

    static ContextCommands group() {
        return new ContextCommands();
    }

    private static Seen seen(Root root, Context context) {
        return new Seen(
                context.name(),
                context.url(),
                context.actor(),
                context.token() != null,
                root.contexts().isCurrent(context));
    }

    /// A context by its name.
    static final class OfContext {
        @Parameters(paramLabel = "<context>", converter = Name.class, description = "Its name.")
        String name = "";
    }

    @Command(
            description = "List the contexts.",
            footer = {"", "Example:", "  modelog context list"})
    static final class ListAll implements Runnable {
        private final Root root;

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var contexts = root.contexts().all().stream().map(it -> seen(root, it)).toList();
            root.printer()
                    .list(
                            TABLE,
                            contexts,
                            Sentences.whenEmpty(
                                    "There are no contexts: 'modelog context set <name> --url <url>' makes one."));
        }
    }

    @Command(
            description = "Show a context, the current one unless named; never its token.",
            footer = {"", "Example:", "  modelog context show lab"})
    static final class Show implements Runnable {
        private final Root root;

        @Parameters(
                arity = "0..1",
                paramLabel = "<context>",
                description = "Its name (default: the current one).")
        private @Nullable String name;

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().show(TABLE, () -> seen(root, chosen()));
        }

        private Context chosen() {
            return name != null
                    ? root.contexts().named(name)
                    : root.contexts()
                            .current()
                            .orElseThrow(() ->
                                    new Refused(
                                            "there is no current context",
                                            "'modelog context use <name>' chooses one."));
        }
    }

    @Command(
            description = "Choose the current context.",
            footer = {"", "Example:", "  modelog context use lab"})
    static final class Use implements Runnable {
        private final Root root;
        @Mixin private OfContext of = new OfContext();

        Use(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.contexts().use(of.name);
            root.printer()
                    .done(
                            "%s (%s) is the current context."
                                    .formatted(of.name, root.contexts().named(of.name).url()));
        }
    }

    @Command(
            description = "Make or change a context; the first one becomes the current one.",
            footer = {
                "",
                "Example:",
                "  modelog context set lab --url https://modelog.example.org --actor alice"
            })
    static final class Put implements Runnable {
        private final Root root;
        @Mixin private OfContext of = new OfContext();

        @Option(
                names = "--token",
                paramLabel = "<token>",
                description = "The bearer token; an empty text removes it.")
        private @Nullable String token;

        @Option(
                names = "--actor",
                paramLabel = "<name>",
                description = "Who acts; an empty text removes it.")
        private @Nullable String actor;

        Put(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var before = root.contexts().find(of.name).orElse(null);
            var url = root.url() != null ? root.url() : before == null ? null : before.url();
            if (url == null) {
                throw new WrongUsage("a new context needs --url");
            }
            var context =
                    new Context(
                            of.name,
                            checked(url),
                            changed(token, before == null ? null : before.token()),
                            changed(actor, before == null ? null : before.actor()));
            root.contexts().put(context);
            root.printer().show(TABLE, () -> seen(root, context));
        }

        private static String checked(String url) {
            try {
                return Settings.fromEnvironment(Map.of("MODELOG_URL", url)).url().toString();
            } catch (IllegalArgumentException e) {
                throw new WrongUsage(
                        String.valueOf(e.getMessage()).replace("MODELOG_URL", "--url"));
            }
        }

        private static @Nullable String changed(@Nullable String given, @Nullable String before) {
            return given == null ? before : given.isBlank() ? null : given;
        }
    }

    @Command(
            description = "Delete a context; the node itself is not touched.",
            footer = {"", "Example:", "  modelog context delete lab"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfContext of = new OfContext();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.contexts().remove(of.name);
            root.printer().done("Deleted the context %s.".formatted(of.name));
        }
    }
}
