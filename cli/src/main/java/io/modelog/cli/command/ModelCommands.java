package io.modelog.cli.command;

import static io.modelog.cli.terminal.Column.fixed;
import static io.modelog.cli.terminal.Column.text;

import io.modelog.cli.option.AsOfMoment;
import io.modelog.cli.option.Card;
import io.modelog.cli.option.Criteria;
import io.modelog.cli.option.Deletion;
import io.modelog.cli.option.Name;
import io.modelog.cli.option.OfModel;
import io.modelog.cli.option.Paging;
import io.modelog.cli.option.TagChange;
import io.modelog.cli.option.Why;
import io.modelog.cli.option.YesNo;
import io.modelog.cli.terminal.Printer.Sentences;
import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Table;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Model;
import io.modelog.sdk.ModelPatch;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = "Models, their versions, and what belongs to them.",
        footer = {"", "Example:", "  modelog model show iris_classifier"})
final class ModelCommands {
    static final Table<Model> TABLE =
            Table.of(
                    Model::name,
                    fixed("name", Model::name),
                    fixed("id", Model::id).wide(),
                    fixed("latestVersion", Model::latestVersion).as("LATEST"),
                    fixed("versions", Model::versions),
                    text("stages", Model::stages).wide(),
                    text("license", Model::license),
                    text("tags", Model::tags),
                    text("description", Model::description),
                    text("audience", Model::audience).wide(),
                    text("useCases", Model::useCases).wide(),
                    text("limitations", Model::limitations).wide(),
                    text("tradeOffs", Model::tradeOffs).as("TRADE-OFFS").wide(),
                    text("ethics", Model::ethics).wide(),
                    text("saveToRegistry", Model::saveToRegistry).wide(),
                    text("createdAt", Model::createdAt).wide(),
                    text("createdBy", Model::createdBy).wide(),
                    fixed("updatedAt", Model::updatedAt),
                    text("updatedBy", Model::updatedBy).wide());

    private ModelCommands() {}

    static ModelCommands group() {
        return new ModelCommands();
    }

    @Command(
            description = "List the models.",
            footer = {
                "",
                "Examples:",
                "  modelog model list",
                "  modelog model list --tag gpu --name contains:iris",
                "  modelog model list --filter \"tags = gpu AND versions > 0\" --sort -updatedAt"
            })
    static final class ListAll implements Runnable {
        private final Root root;
        @Mixin private Paging paging = new Paging();

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<name>",
                description = "By name; contains:, startswith: and endswith: are understood.")
        private @Nullable List<String> names;

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "By tag.")
        private @Nullable List<String> tags;

        @Mixin private AsOfMoment moment = new AsOfMoment();

        ListAll(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var own = new Criteria().text("name", names).text("tags", tags);
            root.list(
                    moment.of(root.connect()).models(),
                    own,
                    paging,
                    Paging.Fields.OF_MOST,
                    TABLE,
                    Sentences.thereAreNo("models", paging.isFiltered(own)));
        }
    }

    @Command(
            description = "Show a model in full.",
            footer = {"", "Example:", "  modelog model show iris_classifier"})
    static final class Show implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();
        @Mixin private AsOfMoment moment = new AsOfMoment();

        Show(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            root.printer().show(TABLE, () -> moment.of(root.connect()).model(of.model));
        }
    }

    @Command(
            description = "Register a model.",
            footer = {
                "",
                "Example:",
                "  modelog model register -n iris_classifier -d \"Classifies irises.\" -t demo"
            })
    static final class Register implements Runnable {
        private final Root root;

        @Option(
                names = {"-n", "--name"},
                required = true,
                paramLabel = "<name>",
                converter = Name.class,
                description = "Its name.")
        private String name = "";

        @Mixin private Card card = new Card();

        @Option(
                names = {"-t", "--tag"},
                paramLabel = "<tag>",
                description = "A tag; may be repeated.")
        private @Nullable List<String> tags;

        @Option(
                names = {"-s", "--save-models-to-registry"},
                arity = "1",
                paramLabel = "<yes|no>",
                converter = YesNo.class,
                description = "Whether its artifacts are for a registry (default: yes).")
        private boolean save = true;

        @Mixin private Why why = new Why();

        Register(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            var model = new NewModel(name, card.asCard(), tags == null ? List.of() : tags, save);
            root.printer().show(TABLE, () -> root.connect(why).models().register(model));
        }
    }

    @Command(
            description = "Change what a model says about itself; what is not given stays.",
            footer = {
                "",
                "An empty text clears a field.",
                "",
                "Example:",
                "  modelog model update iris_classifier -t tag1 -r tag2 -e \"Flowers have no say.\""
            })
    static final class Update implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();
        @Mixin private Card card = new Card();
        @Mixin private TagChange tags = new TagChange();

        @Option(
                names = {"-s", "--save-models-to-registry"},
                arity = "1",
                paramLabel = "<yes|no>",
                converter = YesNo.class,
                description = "Whether its artifacts are for a registry.")
        private @Nullable Boolean save;

        @Option(
                names = {"-n", "--name"},
                paramLabel = "<name>",
                description = "A model keeps its name: this is refused.")
        private @Nullable String name;

        @Mixin private Why why = new Why();

        Update(Root root) {
            this.root = root;
        }

        @Override
        public void run() {
            if (name != null && !name.equals(of.model)) {
                throw new Refused(
                        "%s cannot be renamed: a model's name is its stream in the log"
                                .formatted(of.model),
                        "Register %s with 'modelog model register -n', and train into that."
                                .formatted(name));
            }
            var patch = patch();
            if (patch.fields().isEmpty()) {
                throw new WrongUsage("nothing to change was given");
            }
            root.printer().show(TABLE, () -> root.connect(why).models().update(of.model, patch));
        }

        private ModelPatch patch() {
            var patch = card.asPatch();
            patch = save == null ? patch : patch.saveToRegistry(save);
            patch = tags.added().isEmpty() ? patch : patch.addTags(tags.added());
            return tags.removed().isEmpty() ? patch : patch.removeTags(tags.removed());
        }
    }

    @Command(
            description = "Delete a model with its versions; runs, artifacts and the log stay.",
            footer = {"", "Example:", "  modelog model delete iris_classifier --yes"})
    static final class Delete implements Runnable {
        private final Root root;
        @Mixin private OfModel of = new OfModel();
        @Mixin private Deletion deletion = new Deletion();

        Delete(Root root) {
            this.root = root;
        }

        /// A yes means all of it, a version in production too: the question names it.
        @Override
        public void run() {
            var client = root.connect(deletion.why);
            if (deletion.isAgreed(deletion.yes ? "" : question(), root.shell())) {
                client.models().delete(of.model, true);
                root.printer().done("Deleted %s.".formatted(of.model));
            } else {
                root.printer().done("Nothing was deleted.");
            }
        }

        private String question() {
            var question = "Delete %s with all its versions?".formatted(of.model);
            if (root.shell().person().isEmpty()) {
                return question;
            }
            try {
                var production = root.connect().versions(of.model).get("production");
                return "Version %d is in production. %s".formatted(production.number(), question);
            } catch (NotFoundException e) {
                if (e.is("version-unknown")) {
                    return question;
                }
                throw e;
            }
        }
    }
}
