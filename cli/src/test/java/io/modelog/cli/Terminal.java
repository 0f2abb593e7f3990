package io.modelog.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs commands as a person or a script would, with captured streams.
record Terminal(Map<String, String> environment, Optional<Predicate<String>> person) {
    record Result(int code, String out, String err) {}

    static Terminal at(String url) {
        return new Terminal(Map.of("MODELOG_URL", url, "MODELOG_ACTOR", "alice"), Optional.empty());
    }

    Terminal with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Terminal(changed, person);
    }

    /// A terminal whose person gives the same answer to every question.
    Terminal answering(boolean yes) {
        return new Terminal(environment, Optional.of(_ -> yes));
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
