package io.modelog.audit.command;

import io.modelog.audit.log.CheckpointTopic;
import io.modelog.audit.proof.EventFacts;
import io.modelog.audit.proof.ProofRefused;
import io.modelog.audit.proof.Prover;
import io.modelog.audit.shell.LogOptions;
import io.modelog.audit.shell.ProgressLine;
import io.modelog.audit.verify.CheckpointSeries;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
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
        name = "prove",
        description = {
            "Writes the proof that an event is in the log of the last checkpoint.",
            "'modelog audit check' verifies it without the log."
        },
        footer = {
            "",
            "Examples:",
            "  modelog audit prove iris_classifier 1 --event 3 > promotion.json",
            "  modelog audit prove --stream artifact/iris_data --event 2 --out data.json"
        })
final class ProveCommand implements Callable<Integer> {
    @Mixin private LogOptions where = new LogOptions();
    @Mixin private ProofOptions proof = new ProofOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "<model>", description = "A model.")
    private @Nullable String model;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<number>",
            description = "The version that the event is about.")
    private @Nullable Long version;

    @Option(
            names = "--stream",
            paramLabel = "<stream>",
            description = "Instead of a model: artifact/…, run/…, tag/…, model/….")
    private @Nullable String stream;

    @Option(
            names = "--event",
            required = true,
            paramLabel = "<n>",
            description =
                    "The event's sequence in the stream, as 'modelog history -o wide' shows it.")
    private long sequence;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var wanted = stream();
        var keys = proof.keys();
        try (var opened = where.open();
                var progress = new ProgressLine(spec.commandLine().getErr())) {
            var series = CheckpointSeries.of(CheckpointTopic.read(opened.log()), keys);
            var prover = new Prover(opened.log(), series, progress.read());
            var found = prover.find(wanted, sequence);
            if (version != null) {
                checkVersion(found, version);
            }
            proof.write(prover.prove(found), spec.commandLine().getOut());
            return AuditCommand.PROVED;
        }
    }

    private StreamId stream() {
        try {
            if (model != null && stream == null) {
                return StreamId.of(new ModelName(model));
            }
            if (model == null && stream != null) {
                return StreamId.parse(stream);
            }
        } catch (InvalidValue e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        throw new ParameterException(
                spec.commandLine(), "Either <model>, or --stream: whose event is it?");
    }

    private static void checkVersion(Prover.Found found, Long version) {
        var facts = EventFacts.of(found.event());
        if (!version.equals(facts.version())) {
            throw new ProofRefused(
                    "%s#%d is %s of %s, not of version %d"
                            .formatted(
                                    found.event().stream(),
                                    found.event().sequence(),
                                    facts.type(),
                                    facts.version() == null
                                            ? "no version"
                                            : "version " + facts.version(),
                                    version));
        }
    }
}
