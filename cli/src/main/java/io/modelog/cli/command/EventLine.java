package io.modelog.cli.command;

import io.modelog.cli.terminal.Format;
import io.modelog.cli.terminal.Json;
import io.modelog.cli.terminal.Printer;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.Event;

/// Events as lines of their own, each written at once: readable, or one JSON object. Thread-safe.
final class EventLine {
    private final Printer printer;

    EventLine(Printer printer) {
        this.printer = printer;
        if (printer.format() != Format.TABLE && printer.format() != Format.JSON) {
            throw new WrongUsage("events come as table or json");
        }
    }

    synchronized void print(Event event) {
        var out = printer.shell().out();
        out.println(printer.isForPeople() ? readable(event) : Json.line(event));
        out.flush();
    }

    private static String readable(Event event) {
        var reason = event.reason() == null ? "" : ": " + event.reason();
        return "%s  %s  %s by %s%s"
                .formatted(event.time(), event.stream(), Facts.tell(event), event.actor(), reason);
    }
}
