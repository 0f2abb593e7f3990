package io.modelog.cli;

import io.modelog.sdk.ModelogException;
import io.modelog.sdk.Problem;
import io.modelog.sdk.ProblemException;
import io.modelog.sdk.ServerUnreachableException;
import io.modelog.sdk.UnreadableAnswerException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns what went wrong into one sentence, a remedy, and an exit code.
record Failures(Shell shell) {
    private static final int UNREACHABLE = 3;

    /// A refusal of the command line itself, with its remedy.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String remedy;

        Refused(String message, String remedy) {
            super(message);
            this.remedy = remedy;
        }
    }

    int wrongUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        shell.err().println("modelog: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, shell.err());
        shell.err().println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    int failed(Exception e, CommandLine command, ParseResult parsed) {
        return switch (e) {
            case ParameterException usage -> wrongUsage(usage, new String[0]);
            case Refused refused -> tell(refused, refused.remedy, ExitCode.SOFTWARE);
            case ModelogException answer -> failed(answer);
            default ->
                    tell(
                            new IllegalStateException("unexpected " + e),
                            "This is a defect of ours: please report it with the command.",
                            ExitCode.SOFTWARE);
        };
    }

    private int failed(ModelogException e) {
        return switch (e) {
            case ServerUnreachableException unreachable ->
                    tell(
                            unreachable,
                            "'modelog server' starts a node; --url or MODELOG_URL names another.",
                            UNREACHABLE);
            case UnreadableAnswerException unreadable ->
                    tell(unreadable, "--url or MODELOG_URL names the node.", ExitCode.SOFTWARE);
            case ProblemException refusal ->
                    tell(refusal, remedy(refusal.problem()), ExitCode.SOFTWARE);
        };
    }

    private int tell(RuntimeException failure, String remedy, int code) {
        shell.err().println("modelog: " + failure.getMessage());
        if (!remedy.isEmpty()) {
            shell.err().println(remedy);
        }
        return code;
    }

    private static String remedy(Problem problem) {
        return switch (problem.kind()) {
            case "model-unknown" -> "'modelog model list' shows the models.";
            case "version-unknown" -> "'modelog model version list <model>' shows the versions.";
            case "artifact-unknown" -> "'modelog artifact list' shows the artifacts.";
            case "run-unknown" -> "'modelog run list' shows the runs.";
            case "model-exists" -> "Choose another name, or change it with 'modelog model update'.";
            case "version-exists", "name-reserved" -> "Choose another name.";
            case "stage-occupied" -> "Repeat with --force to archive the version that holds it.";
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
