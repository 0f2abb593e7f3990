package io.modelog.audit.command;

import io.modelog.audit.note.NoteRefused;
import io.modelog.audit.proof.EventFacts;
import io.modelog.audit.proof.Proof;
import io.modelog.audit.proof.ProofJson;
import io.modelog.audit.proof.ProofRefused;
import io.modelog.audit.shell.UnusableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = "Verifies a proof with the public key alone: no log, no network.",
        footer = {
            "",
            "Example:",
            "  modelog audit check promotion.json --public-key audit.key.pub"
        })
final class CheckCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "<file>",
            description = "What 'modelog audit prove' or 'modelog audit consistency' wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--public-key",
            required = true,
            paramLabel = "<file>",
            description = "Of the signer.")
    private Path publicKey = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var key = KeyFiles.readPublic(publicKey);
        var proof = read();
        proof.check(key);
        var out = spec.commandLine().getOut();
        switch (proof) {
            case Proof.OfEvent of -> tell(of, out);
            case Proof.OfConsistency of ->
                    out.printf(
                            "Proved by %s: the log of %,d events begins with that of %,d events.%n",
                            key.name(), of.newer().size(), of.older().size());
        }
        out.flush();
        return AuditCommand.PROVED;
    }

    private Proof read() {
        try {
            return ProofJson.read(Files.readString(file));
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (ProofRefused | NoteRefused e) {
            throw new UnusableFile(file, e);
        }
    }

    private static void tell(Proof.OfEvent proof, PrintWriter out) {
        var event = proof.event();
        var checkpoint = proof.checkpoint();
        out.printf(
                "Proved by %s: the event is number %,d of the log of %,d events.%n",
                checkpoint.origin(), proof.index() + 1, checkpoint.size());
        out.printf("stream    %s%n", event.stream());
        out.printf("sequence  %d%n", event.sequence());
        out.printf("hash      %s%n", event.hash());
        try {
            tell(EventFacts.of(event), out);
        } catch (ProofRefused e) { // the proof holds all the same
            out.println(e.getMessage());
        }
    }

    private static void tell(EventFacts facts, PrintWriter out) {
        out.printf("time      %s%n", facts.time());
        out.printf("actor     %s%n", facts.actor());
        if (facts.reason() != null) {
            out.printf("reason    %s%n", facts.reason());
        }
        out.printf("event     %s%n", facts.type());
        facts.payload()
                .forEach((name, value) -> {
                    if (value != null) {
                        out.printf("          %s: %s%n", name, value);
                    }
                });
    }
}
