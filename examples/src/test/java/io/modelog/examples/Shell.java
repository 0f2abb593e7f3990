package io.modelog.examples;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/// Types commands: each is a process of the real command line.
record Shell(URI node, Path home) {
    private static final long LIMIT_SECONDS = 60;

    /// What a command printed, standard error included, and how it ended.
    record Result(int exitCode, String output) {
        List<String> lines() {
            return output.lines().toList();
        }
    }

    /// @param command as it would be typed after `modelog`; blanks in quotes stay
    Result type(String command) {
        return run(javaCommand(words(command)), "");
    }

    /// On a terminal, where a person answers what is asked. Skips the rest of the test where there is no `script` to make a
    /// terminal with.
    Result typeAndAnswer(String command, String answer) {
        Assumptions.assumeTrue(isThere("script"), "no `script` here: prompts are not tried");
        var quoted =
                javaCommand(words(command)).stream()
                        .map(word -> "'" + word.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining(" "));
        return run(List.of("script", "-qec", quoted, "/dev/null"), answer + "\n");
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    private static List<String> javaCommand(List<String> words) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("io.modelog.cli.Main");
        command.addAll(words);
        return command;
    }

    private Result run(List<String> command, String input) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("MODELOG_URL", node.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("NO_COLOR", "1");
        builder.environment().remove("XDG_CONFIG_HOME");
        try {
            var output = Files.createTempFile(home, "command", ".out");
            var process = builder.redirectOutput(output.toFile()).start();
            try (var keyboard = process.outputWriter(StandardCharsets.UTF_8)) {
                keyboard.write(input);
            }
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no end after 60 s: " + command);
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Splits at blanks outside double quotes.
    private static List<String> words(String command) {
        var words = new ArrayList<String>();
        for (var i = 0; i < command.length(); ) {
            if (command.charAt(i) == ' ') {
                i++;
                continue;
            }
            var quoted = command.charAt(i) == '"';
            var end = command.indexOf(quoted ? '"' : ' ', i + 1);
            words.add(command.substring(quoted ? i + 1 : i, end < 0 ? command.length() : end));
            i = end < 0 ? command.length() : end + 1;
        }
        return words;
    }
}
