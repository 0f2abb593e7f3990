package io.modelog.cli.command;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.Shell;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.DeletionGuardedException;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.Problem;
import io.modelog.sdk.ProblemException;
import io.modelog.sdk.PromotionRefusedException;
import io.modelog.sdk.ServerUnreachableException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one sentence, a remedy, and an exit code (C-1).
public record Failures(Shell shell) {
    private static final int UNREACHABLE = 3;

    /// Words that do not parse.
    public int misread(ParameterException e, String[] args) {
        shell.err().println("modelog: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, shell.err());
        return pointedToHelp(e.getCommandLine());
    }

    public int failed(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case WrongUsage usage -> wrongUsage(usage.getMessage(), command);
            case TypeConversionException value -> wrongUsage(value.getMessage(), command);
            case Refused refused -> tell(refused, List.of(), refused.remedy(), ExitCode.SOFTWARE);
            case ProblemException refusal -> refused(refusal, command);
            case ModelogException silence -> unanswered(silence);
            default ->
                    tell(
                            new IllegalStateException("unexpected " + e),
                            List.of(),
                            "This is a defect of ours: please report it with the command.",
                            ExitCode.SOFTWARE);
        };
    }

    /// The answer did not get to where it was sent, to a full disk perhaps.
    public int unwritten(int code) {
        shell.err().println("modelog: the answer could not be written");
        shell.err().println("Look at where it goes; a change has been made all the same.");
        return code == ExitCode.OK ? ExitCode.SOFTWARE : code;
    }

    private int wrongUsage(@Nullable String sentence, CommandLine command) {
        shell.err().println("modelog: " + sentence);
        return pointedToHelp(command);
    }

    private int pointedToHelp(CommandLine command) {
        shell.err().println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private int unanswered(ModelogException e) {
        return e instanceof ServerUnreachableException
                ? tell(
                        e,
                        List.of(),
                        "'modelog server' starts a node; --url, --context or MODELOG_URL names another.",
                        UNREACHABLE)
                : tell(e, List.of(), "--url or MODELOG_URL names the node.", ExitCode.SOFTWARE);
    }

    private int refused(ProblemException e, CommandLine command) {
        return switch (e.problem().kind()) {
            case "stage-unknown" ->
                    wrongUsage(
                            e.problem().members().get("stages") instanceof List<?> stages
                                    ? "%s: choose from %s".formatted(e.getMessage(), words(stages))
                                    : e.getMessage(),
                            command);
            case "malformed-request", "invalid-field" ->
                    tell(e, List.of(), remedy(e.problem()), ExitCode.USAGE);
            default -> tell(e, details(e), remedy(e.problem()), ExitCode.SOFTWARE);
        };
    }

    private static String words(List<?> words) {
        return words.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<String> details(ProblemException e) {
        return switch (e) {
            case PromotionRefusedException refused ->
                    refused.failures().stream()
                            .map(it -> "%s: %s".formatted(it.rule(), it.detail()))
                            .toList();
            case DeletionGuardedException guarded ->
                    guarded.why().stream().filter(why -> !why.equals(sentence(guarded))).toList();
            default -> List.of();
        };
    }

    private int tell(RuntimeException failure, List<String> details, String remedy, int code) {
        shell.err().println("modelog: " + sentence(failure));
        details.forEach(detail -> shell.err().println("  " + detail));
        if (!remedy.isEmpty()) {
            shell.err().println(remedy);
        }
        return code;
    }

    /// Without the remedy in terms of REST: ours names the option.
    private static String sentence(RuntimeException failure) {
        return String.valueOf(failure.getMessage()).replaceFirst("; give force to .*$", "");
    }

    private static String remedy(Problem problem) {
        return switch (problem.kind()) {
            case "model-unknown" -> "'modelog model list' shows the models.";
            case "version-unknown" -> "'modelog model version list <model>' shows the versions.";
            case "artifact-unknown" -> "'modelog artifact list' shows the artifacts.";
            case "artifact-version-unknown" ->
                    "'modelog artifact version list <artifact>' shows the versions.";
            case "run-unknown" -> "'modelog run list' shows the runs.";
            case "subscription-unknown" -> "'modelog subscriptions list' shows them.";
            case "tag-unknown" ->
                    "'modelog tag list' shows the tags, 'modelog tag register' gives one a colour.";
            case "request-unknown" -> "'modelog approve list <model>' shows the requests.";
            case "model-exists" -> "Choose another name, or change it with 'modelog model update'.";
            case "tag-exists" -> "Change its colour with 'modelog tag update'.";
            case "version-exists", "name-reserved" -> "Choose another name.";
            case "stage-occupied" -> "Repeat with --force to archive the version that holds it.";
            case "deletion-guarded" -> "Repeat with --force to delete it all the same.";
            case "promotion-refused" ->
                    "Meet the rules named and repeat; --force does not help against a policy.";
            case "stage-in-use" -> "Move the versions, or change the policy, first.";
            case "own-request" -> "Somebody else has to approve it: set MODELOG_ACTOR or a token.";
            case "request-open" -> "'modelog approve list <model> --status open' shows it.";
            case "malformed-request" -> "Correct --filter, --sort or the option that it names.";
            case "invalid-field" -> "Correct the value and repeat.";
            case "unauthenticated" -> "Set MODELOG_TOKEN to a token of this node.";
            case "outcome-unknown", "views-behind" ->
                    "Look at 'modelog history <model>' before you repeat it.";
            case "not-ready", "owner-unknown" ->
                    "The node is starting or catching up: repeat it in a few seconds.";
            case "internal-error" ->
                    "This is a defect of the node: report it with correlation id %s."
                            .formatted(problem.members().get("correlationId"));
            default -> "";
        };
    }
}
