package io.modelog.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;

/// What a command sees of the world around it; `person` answers yes-or-no questions and is absent where nobody can be
/// asked.
record Shell(
        Map<String, String> environment,
        PrintWriter out,
        PrintWriter err,
        Optional<Predicate<String>> person,
        ZoneId zone) {
    private static final int HELP_WIDTH = 100;
    private static final int NARROWEST = 55;

    static Shell ofProcess() {
        return new Shell(
                System.getenv(),
                new PrintWriter(System.out, false, System.out.charset()),
                new PrintWriter(System.err, false, System.err.charset()),
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> question -> isYes(console.readLine("%s [y/N] ", question))),
                ZoneId.systemDefault());
    }

    private static boolean isYes(@Nullable String answer) {
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    /// The columns that a table may take; as many as it likes where the output goes to no terminal.
    int width() {
        return columns().orElse(Integer.MAX_VALUE);
    }

    int helpWidth() {
        return Math.clamp(columns().orElse(HELP_WIDTH), NARROWEST, HELP_WIDTH);
    }

    ColorScheme colors() {
        boolean plain = person.isEmpty() || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return Help.defaultColorScheme(plain ? Ansi.OFF : Ansi.ON);
    }

    private Optional<Integer> columns() {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf);
    }
}
