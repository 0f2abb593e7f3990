package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;

import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.Why;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Tag;
import io.modelog.sdk.TagColor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = "Tags and their colours.",
        footer = {"", "Example:", "  modelog tag list"})
final class TagCommands {
    private static final Table<Tag> TABLE =
            Table.of(
                    Tag::name,
                    fixed("name", Tag::name),
                    fixed("color", Tag::color),
                    fixed("registered", Tag::registered),
                    fixed("models", Tag::models),
                    fixed("versions", Tag::versions),
                    fixed("artifacts", Tag::artifacts),
                    fixed("artifactVersions", Tag::artifactVersions));

    private TagCommands() {}

    static TagCommands group() {
        return new TagCommands();
    }

    /// A tag that exists.
    static final class OfTag {
        @Parameters(paramLabel = "<tag>", converter = Name.class, description = "Its name.")
        String tag = "";
    }

    @Command(
            description = "List the tags.",
            footer = {"", "Example:", "  modelog tag list --color red"})
    static final class ListAll implements Runnable {
        private final Root root;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<name>",
                description = "By name.")
        private @Nullable List<String> names;

        @Option(
                names = {"-c", "--color"},
                paramLabel = "<color>",
                description = "By colour.")
        private @Nullable List<String> colors;

        @Mixin private Paging paging = new Paging();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var own = new Criteria().text("name", names).text("color", colors);
            root.list(
                    root.connect().tags().list(),
                    own,
                    paging,
                    Paging.Fields.OF_MOST,
                    TABLE,
                    Sentences.thereAreNo("tags", paging.isFiltered(own)));
        }
    }

    @Command(
            description = "Register a tag to give it a colour.",
            footer = {"", "Example:", "  modelog tag register gpu -c green"})
    static final class Register implements Runnable {
        private final Root root;

        @Parameters(
                arity = "0..1",
                paramLabel = "<tag>",
                converter = Name.class,
                description = "Its name.")
        private @Nullable String first;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<tag>",
                converter = Name.class,
                description = "The same as an option.")
        private @Nullable String option;

        @Option(
                names = {"-c", "--color"},
                paramLabel = "<color>",
                description = "${COMPLETION-CANDIDATES} (default: picked by the name).")
        private @Nullable TagColor color;

        @Mixin private Why why = new Why();

        Register(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var name = first == null ? option : first;
            if (name == null || (first != null && option != null)) {
                throw new WrongUsage("one name is needed: 'modelog tag register <tag>'");
            }
            root.printer().show(TABLE, () -> registered(name));
        }

        private Tag registered(String name) {
            var tags = root.connect(why).tags();
            return color == null ? tags.register(name) : tags.register(name, color);
        }
    }

    @Command(
            description = "Change the colour of a registered tag.",
            footer = {"", "Example:", "  modelog tag update gpu -c blue"})
    static final class Update implements Runnable {
        private final Root root;
        @Mixin private OfTag of = new OfTag();

        @Option(
                names = {"-c", "--color"},
                paramLabel = "<color>",
                description = "${COMPLETION-CANDIDATES}.")
        private @Nullable TagColor color;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<tag>",
                description = "A tag keeps its name: this is refused.")
        private @Nullable String name;

        @Mixin private Why why = new Why();

        Update(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            if (name != null && !name.equals(of.tag)) {
                throw new Refused(
                        "%s cannot be renamed: things have the tag by its name".formatted(of.tag),
                        "Register %s, and change the tags of the things that have it."
                                .formatted(name));
            }
            if (color == null) {
                throw new WrongUsage("nothing to change was given: use --color");
            }
            var wanted = color;
            root.printer().show(TABLE, () -> root.connect(why).tags().recolor(of.tag, wanted));
        }
    }

    @Command(
            description =
                    "Delete a tag; with --force it is first taken off everything that has it.",
            footer = {"", "Example:", "  modelog tag delete gpu --yes"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfTag of = new OfTag();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var tags = root.connect(deletion.why).tags();
            new Deleting(root, deletion)
                    .ask(
                            "Delete the tag %s?".formatted(of.tag),
                            "the tag " + of.tag,
                            force -> tags.delete(of.tag, force));
        }
    }
}
