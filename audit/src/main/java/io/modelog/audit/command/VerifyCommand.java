package io.modelog.audit.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.log.Offsets;
import io.modelog.audit.note.PublicNoteKey;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.tree.NodeSink;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.audit.verify.Findings;
import io.modelog.audit.verify.LogAudit;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = {
            "Proves hash chains, sequences, partitions, the tree of every checkpoint and its signature.",
            "Every fault is named, with what was expected and what was found."
        },
        footer = {
            "",
            "Examples:",
            "  modelog audit verify --public-key audit.key.pub",
            "  modelog audit verify --bootstrap-servers kafka:9092 --public-key audit.key.pub --json"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Mixin private LogOptions where = new LogOptions();

    @Mixin private SignerKeys signer = new SignerKeys();

    @Option(names = "--json", description = "Tell the findings as JSON.")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var keys = signer.read();
        try (var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var series = CheckpointSeries.of(CheckpointTopic.read(opened.log()), keys);
            progress.expect(Offsets.count(opened.log().extent()));
            var findings =
                    LogAudit.of(opened.log(), series, NodeSink.NONE, progress.read()).findings();
            tell(new Report(findings, signers(keys), progress.seconds()));
            return findings.clean() ? AuditCommand.PROVED : AuditCommand.NOT_PROVED;
        }
    }

    private static List<String> signers(List<PublicNoteKey> keys) {
        return keys.stream().map(PublicNoteKey::id).toList();
    }

    /// @param signers the keys that signatures were checked with; none when they were not
    private record Report(Findings findings, List<String> signers, double seconds) {}

    private void tell(Report report) throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(report));
        } else {
            tell(out, report);
        }
        out.flush();
    }

    private static void tell(PrintWriter out, Report report) {
        var found = report.findings;
        found.faults().forEach(out::println);
        if (found.faultCount() > found.faults().size()) {
            out.printf("and %,d more faults%n", found.faultCount() - found.faults().size());
        }
        out.printf(
                "%,d events of %,d streams in %d partitions, in %.1f s (%,.0f events/s)%n",
                found.events(),
                found.streams(),
                found.partitions(),
                report.seconds,
                found.events() / report.seconds);
        out.printf(
                "%,d checkpoints; %,d events came after the last%n",
                found.checkpoints(), Math.max(0, found.events() - found.covered()));
        out.println(
                report.signers.isEmpty()
                        ? "Signatures were not checked: --public-key says whose they should be."
                        : "Signatures are to be by %s."
                                .formatted(String.join(" or ", report.signers)));
        out.println(
                found.clean()
                        ? "No fault."
                        : "%,d faults: the log is not as it was written."
                                .formatted(found.faultCount()));
    }
}
