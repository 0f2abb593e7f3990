package io.modelog.cli;

import static io.modelog.cli.Column.fixed;
import static io.modelog.cli.Column.text;

import io.modelog.sdk.Model;
import io.modelog.sdk.NewModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "model",
        description = "Models, their versions, and what belongs to them.",
        subcommands = VersionCommands.class,
        footer = {"", "Example:", "  modelog model show iris_classifier"})
final class ModelCommands {
    private static final Table<Model> IN_BRIEF =
            Table.of(
                    fixed("NAME", Model::name),
                    fixed("LATEST", Model::latestVersion),
                    fixed("VERSIONS", Model::versions),
                    text("LICENSE", Model::license),
                    text("TAGS", Model::tags),
                    text("DESCRIPTION", Model::description),
                    fixed("UPDATED", Model::updatedAt));

    private static final Table<Model> IN_FULL =
            Table.of(
                    text("NAME", Model::name),
                    text("ID", Model::id),
                    text("LATEST VERSION", Model::latestVersion),
                    text("VERSIONS", Model::versions),
                    text("LICENSE", Model::license),
                    text("DESCRIPTION", Model::description),
                    text("AUDIENCE", Model::audience),
                    text("USE CASES", Model::useCases),
                    text("LIMITATIONS", Model::limitations),
                    text("TRADE-OFFS", Model::tradeOffs),
                    text("ETHICS", Model::ethics),
                    text("TAGS", Model::tags),
                    text("SAVE TO REGISTRY", model -> model.saveToRegistry() ? "yes" : "no"),
                    text("CREATED", Model::createdAt),
                    text("CREATED BY", Model::createdBy),
                    text("UPDATED", Model::updatedAt),
                    text("UPDATED BY", Model::updatedBy));

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Root root;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    Root root() {
        return root;
    }

    @Command(
            description = "List the models.",
            footer = {"", "Example:", "  modelog model list"})
    void list(@Mixin Limit limit) {
        root.list(root.connect().models().list(), IN_BRIEF, limit.items, "There are no models.");
    }

    @Command(
            description = "Show a model in full.",
            footer = {"", "Example:", "  modelog model show iris_classifier"})
    void show(@Parameters(paramLabel = "<model>", converter = Name.class) String model) {
        root.show(root.connect().models().get(model), IN_FULL);
    }

    @Command(
            description = "Register a model.",
            footer = {
                "",
                "Example:",
                "  modelog model register -n iris_classifier -l Apache-2.0 -t flowers -t demo"
            })
    void register(
            @Option(
                            names = {"-n", "--name"},
                            required = true,
                            paramLabel = "<name>",
                            description = "Its name.")
                    String name,
            @Mixin Card card,
            @Option(
                            names = {"-t", "--tag"},
                            paramLabel = "<tag>",
                            description = "A tag; may be repeated.")
                    @Nullable List<String> tags,
            @Mixin Why why) {
        var model =
                NewModel.named(name)
                        .withCard(card.asCard())
                        .withTags(tags == null ? List.of() : tags);
        root.show(root.connect(why.reason).models().register(model), IN_FULL);
    }

    @Command(
            description = "Change what a model says about itself; what is not given stays.",
            footer = {
                "",
                "An empty text clears a field.",
                "",
                "Example:",
                "  modelog model update iris_classifier -e \"Flowers have no say.\""
            })
    void update(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Mixin Card card,
            @Mixin Why why) {
        var patch = card.asPatch();
        if (patch.fields().isEmpty()) {
            throw new ParameterException(
                    spec.subcommands().get("update"), "nothing to change was given");
        }
        root.show(root.connect(why.reason).models().update(model, patch), IN_FULL);
    }

    @Command(
            description = "Delete a model with its versions; runs, artifacts and the log stay.",
            footer = {"", "Example:", "  modelog model delete iris_classifier --yes"})
    void delete(
            @Parameters(paramLabel = "<model>", converter = Name.class) String model,
            @Mixin Consent consent,
            @Mixin Why why) {
        if (consent.isGiven("Delete %s with all its versions?".formatted(model), root.shell())) {
            root.connect(why.reason).models().delete(model);
            root.done("Deleted %s.".formatted(model));
        } else {
            root.done("Nothing was deleted.");
        }
    }
}
