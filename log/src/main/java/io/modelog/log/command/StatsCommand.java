package io.modelog.log.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.audit.log.KafkaLog;
import io.modelog.audit.log.LogReader;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.shell.CommandGroup;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.log.event.EventReader;
import io.modelog.log.read.LogStats;
import java.io.PrintWriter;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "stats",
        description = "Counts events, bytes and streams: in all, by partition and by type.",
        footer = {"", "Examples:", "  modelog log stats", "  modelog log stats -o json"})
final class StatsCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();
    @Mixin private SchemaOptions schemas = new SchemaOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<form>",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private Form form = Form.TEXT;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var counted = count();
        var total = new LogStats();
        counted.parts.values().forEach(total::add);
        var out = spec.commandLine().getOut();
        if (form == Form.JSON) {
            out.println(json(total, counted.parts, counted.seconds).toPrettyString());
        } else {
            tell(total, counted.parts, counted.seconds, out);
        }
        out.flush();
        return CommandGroup.DONE;
    }

    private record Counted(SortedMap<Integer, LogStats> parts, double seconds) {}

    private Counted count() throws InterruptedException {
        try (var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var extent = opened.log().extent();
            progress.expect(Offsets.count(extent));
            return new Counted(read(opened.log(), extent, progress), progress.seconds());
        }
    }

    private SortedMap<Integer, LogStats> read(
            KafkaLog log, Map<Integer, Offsets> extent, ProgressLine progress)
            throws InterruptedException {
        var events = new EventReader(schemas.of(log));
        var parts = new TreeMap<Integer, LogStats>();
        extent.keySet().forEach(partition -> parts.put(partition, new LogStats()));
        new LogReader(log, progress.read())
                .readRecords(
                        extent,
                        record ->
                                parts.getOrDefault(record.partition(), new LogStats())
                                        .add(events.read(record)));
        return parts;
    }

    private static void tell(
            LogStats total, Map<Integer, LogStats> parts, double seconds, PrintWriter out) {
        out.printf(
                "%,d events of %,d streams, %,d bytes, read in %.1f s (%,.0f events/s)%n",
                total.size().events(),
                total.streams(),
                total.size().bytes(),
                seconds,
                total.size().events() / seconds);
        if (total.first() != null) {
            out.printf("from %s to %s%n", total.first(), total.last());
        }
        out.printf("%n%-22s %12s %14s %10s%n", "PARTITION", "EVENTS", "BYTES", "STREAMS");
        parts.forEach((partition, part) ->
                out.printf(
                        "%-22d %,12d %,14d %,10d%n",
                        partition, part.size().events(), part.size().bytes(), part.streams()));
        out.printf("%n%-22s %12s %14s%n", "TYPE", "EVENTS", "BYTES");
        total.types()
                .forEach((type, size) ->
                        out.printf("%-22s %,12d %,14d%n", type, size.events(), size.bytes()));
    }

    private static ObjectNode json(LogStats total, Map<Integer, LogStats> parts, double seconds) {
        var json = JsonNodeFactory.instance.objectNode();
        json.setAll(json(total));
        json.put("seconds", seconds);
        json.put("eventsPerSecond", total.size().events() / seconds);
        var partitions = json.putArray("partitions");
        parts.forEach((partition, part) ->
                partitions.addObject().put("partition", partition).setAll(json(part)));
        var types = json.putArray("types");
        total.types()
                .forEach((type, size) ->
                        types.addObject()
                                .put("type", type)
                                .put("events", size.events())
                                .put("bytes", size.bytes()));
        return json;
    }

    private static ObjectNode json(LogStats part) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("events", part.size().events())
                .put("bytes", part.size().bytes())
                .put("streams", part.streams())
                .put("first", text(part.first()))
                .put("last", text(part.last()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
