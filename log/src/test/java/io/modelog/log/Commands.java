package io.modelog.log;

import io.modelog.audit.command.AuditCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// What is typed, and what comes of it.
record Commands(int code, String out, String err) {
    static Commands log(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Commands(code, out.toString(), err.toString());
    }

    static Commands log(Path data, String... args) {
        return log(on(data, args));
    }

    static Commands audit(Path data, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = AuditCommand.line(new PrintWriter(out), new PrintWriter(err));
        var code = line.execute(on(data, args));
        return new Commands(code, out.toString(), err.toString());
    }

    static Commands audit(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = AuditCommand.line(new PrintWriter(out), new PrintWriter(err)).execute(args);
        return new Commands(code, out.toString(), err.toString());
    }

    private static String[] on(Path data, String... args) {
        var all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data-dir", data.toString()));
        return all.toArray(String[]::new);
    }
}
