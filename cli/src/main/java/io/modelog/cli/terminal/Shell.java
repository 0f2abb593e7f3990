package io.modelog.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/// What a command sees of the world around it; `person` answers yes-or-no questions and is absent where nobody can be
/// asked.
public record Shell(
        Map<String, String> environment,
        PrintWriter out,
        PrintWriter err,
        Optional<Predicate<String>> person,
        ZoneId zone) {
    private static final int HELP_WIDTH = 100;
    private static final int NARROWEST = 55;

    public static Shell ofProcess() {
        return new Shell(
                System.getenv(),
                new PrintWriter(new Outlet(new FileOutputStream(FileDescriptor.out)), false, UTF_8),
                new PrintWriter(System.err, false, UTF_8),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> question -> isYes(console, question)),
                ZoneId.systemDefault());
    }

    /// Asks until the answer is yes or no (C-7).
    private static boolean isYes(Console console, String question) {
        while (true) {
            switch (answer(console, question)) {
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                default -> console.printf("Please answer y or n.%n");
            }
        }
    }

    private static String answer(Console console, String question) {
        @Nullable String line = console.readLine("%s [y/n] ", question);
        if (line == null) {
            throw new Refused("The question was not answered.", "Repeat it, and answer y or n.");
        }
        return line.strip().toLowerCase(Locale.ROOT);
    }

    /// The columns that a table may take; as many as it likes where the output goes to no terminal.
    int width() {
        return columns().orElse(Integer.MAX_VALUE);
    }

    public int helpWidth() {
        return Math.clamp(columns().orElse(HELP_WIDTH), NARROWEST, HELP_WIDTH);
    }

    public ColorScheme colors() {
        boolean plain = person.isEmpty() || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.ON);
    }

    /// Where the user's own settings are; absent where there is no home.
    public Optional<Path> configDirectory() {
        return variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .or(() -> variable("HOME").map(home -> Path.of(home, ".config")))
                .map(directory -> directory.resolve("modelog"));
    }

    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    private Optional<Integer> columns() {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf);
    }
}
