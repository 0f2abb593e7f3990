package io.modelog.audit.command;

import io.modelog.audit.note.KeyName;
import io.modelog.audit.note.NoteRefused;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "key",
        synopsisSubcommandLabel = "<command>",
        description = "Makes the keys of a signer.",
        subcommands = KeyCommand.Generate.class,
        footer = {
            "",
            "Example:",
            "  modelog audit key generate audit.key --name example.org/modelog"
        })
final class KeyCommand {
    @Command(
            name = "generate",
            description = {
                "Writes a private key for its owner's eyes alone (mode 600), and the public key beside it",
                "in <file>.pub, to give to everybody. Neither file may be there."
            },
            footer = {
                "",
                "Example:",
                "  modelog audit key generate audit.key --name example.org/modelog"
            })
    static final class Generate implements Callable<Integer> {
        @Parameters(paramLabel = "<file>", description = "Where the private key goes.")
        private Path file = Path.of("");

        @Option(
                names = "--name",
                required = true,
                paramLabel = "<name>",
                converter = Name.class,
                description = {
                    "Names the signer and is the origin of the log's checkpoints:",
                    "a URL without its scheme, such as example.org/modelog."
                })
        private KeyName name = new KeyName("-");

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            var files = new KeyFiles(file);
            files.generate(name);
            var out = spec.commandLine().getOut();
            out.println(KeyFiles.readPublic(files.publicKey()));
            out.flush();
            return AuditCommand.PROVED;
        }
    }

    static final class Name implements ITypeConverter<KeyName> {
        @Override
        public KeyName convert(String text) {
            try {
                return new KeyName(text);
            } catch (NoteRefused e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
