package io.modelog.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.cli.terminal.Json;
import io.modelog.cli.terminal.Shell;
import io.modelog.sdk.Event;
import io.modelog.sdk.EventHandler;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command that is run for each event.
///
/// @param command for /bin/sh
record Execution(String command, Shell shell) implements EventHandler {
    /// Keeps Ctrl-C, which a terminal sends to all processes in front, from the command: it is to end by itself.
    private static final String UNDISTURBED = "trap '' INT\n";

    private static final String MODEL = "model/";

    /// Throws [IOException] unless the command ends with 0.
    @Override
    public void handle(Event event) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("/bin/sh", "-c", UNDISTURBED + command)
                        .redirectOutput(Redirect.INHERIT)
                        .redirectError(Redirect.INHERIT);
        builder.environment().putAll(shell.environment());
        builder.environment().putAll(variables(event));
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(Json.line(event).getBytes(UTF_8));
        } catch (IOException _) {
            // a command need not read what it is given
        }
        var code = process.waitFor();
        if (code != 0) {
            var sentence = "exit code %d for event %s".formatted(code, event.id());
            shell.err().println("modelog: " + sentence);
            shell.err().flush();
            throw new IOException(sentence);
        }
    }

    private static Map<String, String> variables(Event event) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("MODELOG_EVENT_ID", event.id());
        all.put("MODELOG_EVENT_TYPE", event.type());
        all.put("MODELOG_EVENT_TIME", event.time());
        all.put("MODELOG_EVENT_ACTOR", event.actor());
        all.put("MODELOG_EVENT_REASON", event.reason());
        all.put("MODELOG_STREAM", event.stream());
        all.put("MODELOG_SEQUENCE", event.sequence());
        all.put("MODELOG_POSITION", event.position());
        if (event.stream().startsWith(MODEL)) {
            all.put("MODELOG_MODEL", event.stream().substring(MODEL.length()));
            all.put("MODELOG_VERSION", event.data().get("number"));
            all.put("MODELOG_STAGE_FROM", event.data().get("from"));
            all.put("MODELOG_STAGE", event.data().get("to"));
        }
        var set = new LinkedHashMap<String, String>();
        all.forEach((name, value) -> {
            if (value != null) {
                set.put(name, value.toString());
            }
        });
        return set;
    }
}
