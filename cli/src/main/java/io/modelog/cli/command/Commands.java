package io.modelog.cli.command;

import io.modelog.cli.option.Choice;
import io.modelog.cli.terminal.Format;
import io.modelog.cli.terminal.Shell;
import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.LineageRequest.NodeType;
import io.modelog.sdk.RequestStatus;
import io.modelog.sdk.RunStatus;
import io.modelog.sdk.TagColor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// All commands by name.
///
/// Reading the annotations of all of them would take half of a command's time, so a command line holds only those
/// whose names are among the words; only help, completion and complaints need the others.
public final class Commands {
    private Commands() {}

    private record Branch(
            List<String> names, Function<Root, Object> command, Supplier<List<Branch>> under) {
        boolean isNamedIn(List<String> words) {
            return names.stream().anyMatch(words::contains);
        }
    }

    /// The command line with every command.
    public static CommandLine all(Shell shell) {
        return line(shell, _ -> true);
    }

    /// The command line with the commands that these words may mean.
    public static CommandLine named(Shell shell, String... words) {
        var said = Arrays.asList(words);
        return line(shell, branch -> branch.isNamedIn(said));
    }

    private interface Chosen {
        boolean has(Branch branch);
    }

    private static CommandLine line(Shell shell, Chosen chosen) {
        var root = new Root(shell);
        var line = new CommandLine(root);
        attach(line, top(), chosen, root);
        return line.setOut(shell.out())
                .setErr(shell.err())
                .setColorScheme(shell.colors())
                .setUsageHelpWidth(shell.helpWidth())
                .registerConverter(RunStatus.class, new Choice<>(RunStatus.class))
                .registerConverter(RequestStatus.class, new Choice<>(RequestStatus.class))
                .registerConverter(NodeType.class, new Choice<>(NodeType.class))
                .registerConverter(
                        LineageCommand.Shape.class, new Choice<>(LineageCommand.Shape.class))
                .registerConverter(TagColor.class, new Choice<>(TagColor.class))
                .registerConverter(Format.class, new Choice<>(Format.class));
    }

    private static void attach(CommandLine line, List<Branch> branches, Chosen chosen, Root root) {
        for (var branch : branches) {
            if (chosen.has(branch)) {
                var command = new CommandLine(branch.command().apply(root));
                var names = branch.names();
                line.addSubcommand(
                        names.getFirst(), command, names.stream().skip(1).toArray(String[]::new));
                attach(command, branch.under().get(), chosen, root);
            }
        }
    }

    private static List<Branch> top() {
        return List.of(
                group("model", ModelCommands::group, Commands::model),
                group("artifact", ArtifactCommands::group, Commands::artifact),
                group("run", RunCommands::group, Commands::run),
                group("stage", StageCommands::group, Commands::stage),
                group("approve", ApproveCommands::group, Commands::approve),
                group("tag", TagCommands::group, Commands::tag),
                group("subject", SubjectCommands::group, Commands::subject),
                leaf(HistoryCommand::new, "history"),
                leaf(LineageCommand::new, "lineage"),
                leaf(WatchCommand::new, "watch"),
                group("subscriptions", SubscriptionsCommands::group, Commands::subscriptions),
                leaf(NodesCommand::new, "nodes"),
                group("views", ViewsCommands::group, Commands::views),
                group("context", ContextCommands::group, Commands::context),
                leaf(CompletionCommand::new, "completion"),
                leaf(Completer::new, "__complete"));
    }

    private static List<Branch> subject() {
        return List.of(
                leaf(SubjectCommands.ListAll::new, "list"),
                leaf(SubjectCommands.Erase::new, "erase"));
    }

    private static List<Branch> model() {
        return Stream.concat(
                        Stream.of(
                                leaf(ModelCommands.ListAll::new, "list"),
                                leaf(ModelCommands.Show::new, "show"),
                                leaf(ModelCommands.Register::new, "register"),
                                leaf(ModelCommands.Update::new, "update"),
                                leaf(ModelCommands.Delete::new, "delete"),
                                leaf(TimelineCommand::new, "timeline"),
                                group("version", VersionCommands::group, Commands::version)),
                        links())
                .toList();
    }

    private static List<Branch> version() {
        return Stream.concat(
                        Stream.of(
                                leaf(VersionCommands.ListAll::new, "list"),
                                leaf(VersionCommands.Show::new, "show"),
                                leaf(VersionCommands.Create::new, "create"),
                                leaf(VersionCommands.Update::new, "update"),
                                leaf(VersionCommands.Delete::new, "delete"),
                                leaf(DiffCommand::new, "diff"),
                                leaf(VersionMoves.LogMetadata::new, "metadata"),
                                leaf(VersionMoves.Rollback::new, "rollback"),
                                leaf(VersionMoves.Swap::new, "swap")),
                        links())
                .toList();
    }

    /// Every spelling that a release of the original had (3.4).
    private static Stream<Branch> links() {
        return Stream.of(
                leaf(artifactsOf(ArtifactKind.DATA), "data_artifacts", "artifacts"),
                leaf(artifactsOf(ArtifactKind.MODEL), "model_artifacts", "model_objects"),
                leaf(
                        artifactsOf(ArtifactKind.ENDPOINT),
                        "endpoint_artifacts",
                        "deployment_artifacts",
                        "deployments"),
                leaf(LinkCommands.Runs::new, "runs"));
    }

    private static Function<Root, Object> artifactsOf(ArtifactKind kind) {
        return root -> {
            var spec = CommandSpec.forAnnotatedObject(new LinkCommands.Artifacts(root, kind));
            spec.usageMessage().description("List the %s artifacts of a version.".formatted(kind));
            return spec;
        };
    }

    private static List<Branch> artifact() {
        return List.of(
                leaf(ArtifactCommands.ListAll::new, "list"),
                leaf(ArtifactCommands.Show::new, "show"),
                leaf(ArtifactCommands.Update::new, "update"),
                leaf(ArtifactCommands.Delete::new, "delete"),
                leaf(ArtifactVersionCommands.LogMetadata::new, "metadata"),
                group(
                        "version",
                        ArtifactVersionCommands::group,
                        () ->
                                List.of(
                                        leaf(ArtifactVersionCommands.ListAll::new, "list"),
                                        leaf(ArtifactVersionCommands.Show::new, "show"),
                                        leaf(ArtifactVersionCommands.Update::new, "update"),
                                        leaf(ArtifactVersionCommands.Delete::new, "delete"),
                                        leaf(
                                                ArtifactVersionCommands.LogMetadata::new,
                                                "metadata"))));
    }

    private static List<Branch> run() {
        return List.of(
                leaf(RunCommands.ListAll::new, "list"),
                leaf(RunCommands.Show::new, "show"),
                leaf(RunCommands.Export::new, "openlineage"),
                leaf(RunCommands.Delete::new, "delete"),
                leaf(RunCommands.LogMetadata::new, "metadata"));
    }

    private static List<Branch> stage() {
        return List.of(
                leaf(StageCommands.ListAll::new, "list"),
                leaf(StageCommands.Define::new, "define"),
                leaf(StageCommands.Policy::new, "policy"),
                leaf(StageCommands.Holders::new, "holders"));
    }

    private static List<Branch> approve() {
        return List.of(
                leaf(ApproveCommands.Request::new, "request"),
                leaf(ApproveCommands.ListAll::new, "list"),
                leaf(ApproveCommands.Accept::new, "accept"),
                leaf(ApproveCommands.Reject::new, "reject"),
                leaf(ApproveCommands.Withdraw::new, "withdraw"));
    }

    private static List<Branch> tag() {
        return List.of(
                leaf(TagCommands.ListAll::new, "list"),
                leaf(TagCommands.Register::new, "register"),
                leaf(TagCommands.Update::new, "update"),
                leaf(TagCommands.Delete::new, "delete"));
    }

    private static List<Branch> subscriptions() {
        return List.of(
                leaf(SubscriptionsCommands.ListAll::new, "list"),
                leaf(SubscriptionsCommands.Show::new, "show"),
                leaf(SubscriptionsCommands.DeadLetters::new, "dead-letters"),
                leaf(SubscriptionsCommands.Retry::new, "retry"),
                leaf(SubscriptionsCommands.Delete::new, "delete"));
    }

    private static List<Branch> views() {
        return List.of(
                leaf(ViewsCommands.Status::new, "status"),
                leaf(ViewsCommands.Rebuild::new, "rebuild"),
                leaf(ViewsCommands.Verify::new, "verify"));
    }

    private static List<Branch> context() {
        return List.of(
                leaf(ContextCommands.ListAll::new, "list"),
                leaf(ContextCommands.Show::new, "show"),
                leaf(ContextCommands.Use::new, "use"),
                leaf(ContextCommands.Put::new, "set"),
                leaf(ContextCommands.Delete::new, "delete"));
    }

    private static Branch group(
            String name, Supplier<Object> command, Supplier<List<Branch>> under) {
        return new Branch(List.of(name), _ -> command.get(), under);
    }

    private static Branch leaf(Function<Root, Object> command, String... names) {
        return new Branch(List.of(names), command, List::of);
    }
}
