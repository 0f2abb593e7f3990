package io.modelog.log.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.audit.shell.CommandGroup;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.tree.TreeHash;
import io.modelog.events.log.Hash;
import io.modelog.log.event.EventJson;
import io.modelog.log.event.EventReader;
import io.modelog.log.event.LoggedEvent;
import io.modelog.log.read.EventPlace;
import io.modelog.log.read.EventSearch;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        description =
                "Shows one event whole: envelope, payload, hashes, headers, and with --hex its bytes.",
        footer = {
            "",
            "Examples:",
            "  modelog log show 3:17",
            "  modelog log show model/iris_classifier 4 --hex",
            "  modelog log show 019aca3e-7e40-7a3b-8c55-1a2b3c4d5e6f -o json",
            "",
            "A position is found at once; by its id an event is searched for in the whole log."
        })
final class ShowCommand implements Callable<Integer> {
    private static final int HEX_LINE = 16;

    @Mixin private LogOptions where = new LogOptions();
    @Mixin private SchemaOptions schemas = new SchemaOptions();

    @Parameters(
            index = "0",
            paramLabel = "<event>",
            description = "A position such as 3:17, the id of an event, or a stream.")
    private String event = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<sequence>",
            description = "With a stream: which of its events.")
    private @Nullable Long sequence;

    @Option(names = "--hex", description = "The record's value too, byte by byte.")
    private boolean hex;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<form>",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private Form form = Form.TEXT;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var place =
                EventPlace.parse(event, sequence)
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "'%s' is no position such as 3:17, no id of an event, and no stream with a <sequence>"
                                                .formatted(event)));
        try (var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var found = new EventSearch(opened.log(), progress).find(place);
            tell(new EventReader(schemas.of(opened.log())).read(found));
        }
        return CommandGroup.DONE;
    }

    private void tell(LoggedEvent found) {
        var out = spec.commandLine().getOut();
        var computed = Hash.of(found.bytes().computedHash(TreeHash.sha256()));
        if (form == Form.JSON) {
            var json = EventJson.of(found);
            json.put("schemaId", found.bytes().schemaId());
            json.put("recordTime", found.record().timestamp());
            json.put("computedHash", computed.toString());
            var headers = json.putObject("headers");
            found.record().headers().forEach(h -> headers.put(h.key(), text(h.value())));
            if (hex) {
                json.put("record", HexFormat.of().formatHex(found.record().value()));
            }
            out.println(json.toPrettyString());
        } else {
            tell(found, computed, out);
        }
        out.flush();
    }

    private void tell(LoggedEvent found, Hash computed, PrintWriter out) {
        EventJson.of(found)
                .properties()
                .forEach(field -> {
                    var value = field.getValue();
                    if (!value.isNull()) {
                        out.printf(
                                "%-14s %s%n",
                                field.getKey(),
                                value.isTextual() ? value.textValue() : value.toPrettyString());
                    }
                });
        out.printf(
                "%-14s %s%n",
                "computed hash",
                found.bytes().hasHash(computed.bytes())
                        ? "the same"
                        : computed + ": the event was edited");
        out.printf(
                "%-14s %,d bytes, schema %d%n",
                "record", found.record().value().length, found.bytes().schemaId());
        found.record()
                .headers()
                .forEach(h -> out.printf("%-14s %s: %s%n", "header", h.key(), text(h.value())));
        if (hex) {
            dump(found.record().value(), out);
        }
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    /// As `xxd` shows it.
    private static void dump(byte[] bytes, PrintWriter out) {
        for (var at = 0; at < bytes.length; at += HEX_LINE) {
            var to = Math.min(bytes.length, at + HEX_LINE);
            var digits = new StringBuilder();
            var text = new StringBuilder();
            for (var i = at; i < to; i++) {
                digits.append("%02x".formatted(bytes[i])).append((i - at) % 2 == 1 ? " " : "");
                text.append(bytes[i] >= ' ' && bytes[i] < 127 ? (char) bytes[i] : '.');
            }
            out.printf("%08x: %-40s %s%n", at, digits, text);
        }
    }
}
