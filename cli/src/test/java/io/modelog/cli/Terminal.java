package io.modelog.cli;

import io.modelog.cli.terminal.Shell;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Runs commands as a person or a script would, with captured streams.
record Terminal(
        Map<String, String> environment,
        Optional<Predicate<String>> person,
        List<String> questions) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");

    record Result(int code, String out, String err) {}

    static Terminal at(String url) {
        return new Terminal(
                Map.of("MODELOG_URL", url, "MODELOG_ACTOR", "alice"),
                Optional.empty(),
                new ArrayList<>());
    }

    Terminal with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Terminal(changed, person, questions);
    }

    Terminal without(String variable) {
        var changed = new HashMap<>(environment);
        changed.remove(variable);
        return new Terminal(changed, person, questions);
    }

    /// A terminal whose person gives the same answer to every question.
    Terminal answering(boolean yes) {
        return new Terminal(
                environment,
                Optional.of(question -> {
                    questions.add(question);
                    return yes;
                }),
                questions);
    }

    /// A line as it is typed, blanks between words, double quotes around a word with blanks.
    Result type(String line) {
        return run(
                WORD.matcher(line)
                        .results()
                        .map(word -> word.group(1) == null ? word.group() : word.group(1))
                        .toArray(String[]::new));
    }

    Result run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.run(shell(out, err), args);
        return new Result(code, out.toString(), err.toString());
    }

    Shell shell() {
        return shell(new StringWriter(), new StringWriter());
    }

    private Shell shell(StringWriter out, StringWriter err) {
        return new Shell(
                environment, new PrintWriter(out), new PrintWriter(err), person, ZoneOffset.UTC);
    }
}
