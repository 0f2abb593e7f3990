package io.modelog.cli.command;

import io.modelog.cli.terminal.Refused;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.ModelogException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

/// Says how the last of some words may go on: what the shells' completion asks for at each tab.
@Command(hidden = true, description = "Complete the last of these words.")
final class Completer implements Runnable {
    private final Root root;

    @Parameters(paramLabel = "<word>")
    private List<String> words = List.of();

    Completer(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        var said = words.isEmpty() ? List.of("") : words;
        candidates(said.subList(0, said.size() - 1), said.getLast())
                .forEach(word -> root.shell().out().println(word));
    }

    private List<String> candidates(List<String> before, String last) {
        var place = Place.after(Commands.all(root.shell()), before);
        try {
            return place.candidates(last, new KnownNames(server(before), place.given()))
                    .filter(word -> word.startsWith(last))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (ModelogException | Refused | WrongUsage _) {
            return List.of();
        }
    }

    /// The node that the line itself names.
    private Server server(List<String> before) {
        return new Server(after("--url", before), after("--context", before), root.shell());
    }

    private static @Nullable String after(String option, List<String> words) {
        int at = words.indexOf(option);
        return at < 0 || at + 1 == words.size() ? null : words.get(at + 1);
    }

    /// Where the next word goes: a command, the option whose value it is if it is one, and the arguments before it.
    private record Place(CommandLine command, @Nullable OptionSpec option, List<String> given) {
        /// What the launcher does itself.
        private static final List<String> LAUNCHER =
                List.of("quickstart", "server", "build", "jdk", "help");

        static Place after(CommandLine all, List<String> words) {
            var place = new Place(all, null, List.of());
            for (var word : words) {
                place = place.then(word);
            }
            return place;
        }

        private Place then(String word) {
            if (option != null) {
                return new Place(command, null, given);
            }
            if (word.startsWith("-")) {
                var named = command.getCommandSpec().findOption(word.replace('_', '-'));
                var takesValue = named != null && named.arity().max() > 0;
                return new Place(command, takesValue ? named : null, given);
            }
            var sub = command.getSubcommands().get(word);
            return sub == null
                    ? new Place(
                            command, null, Stream.concat(given.stream(), Stream.of(word)).toList())
                    : new Place(sub, null, List.of());
        }

        Stream<String> candidates(String last, KnownNames known) {
            if (option != null) {
                return values(option, known);
            }
            if (last.startsWith("-")) {
                return command.getCommandSpec().options().stream()
                        .filter(it -> !it.hidden())
                        .flatMap(it -> Stream.of(it.names()))
                        .filter(name -> last.length() < 2 || name.startsWith("--"));
            }
            if (isUnknown()) {
                return Stream.empty();
            }
            return Stream.of(launcher(), commands(), arguments(known)).flatMap(it -> it);
        }

        /// A word that should have been a command, and is none.
        private boolean isUnknown() {
            return !command.getSubcommands().isEmpty() && !given.isEmpty();
        }

        private Stream<String> launcher() {
            return command.getParent() == null ? LAUNCHER.stream() : Stream.empty();
        }

        private Stream<String> commands() {
            return command.getSubcommands().entrySet().stream()
                    .filter(it -> !it.getValue().getCommandSpec().usageMessage().hidden())
                    .map(Map.Entry::getKey);
        }

        private Stream<String> arguments(KnownNames known) {
            return command.getCommandSpec().positionalParameters().stream()
                    .filter(it -> it.index().contains(given.size()))
                    .flatMap(it -> values(it, known));
        }

        private static Stream<String> values(ArgSpec arg, KnownNames known) {
            if (arg.completionCandidates() != null) {
                return Stream.of(arg.completionCandidates())
                        .flatMap(words -> StreamSupport.stream(words.spliterator(), false));
            }
            return known.of(arg.paramLabel());
        }
    }
}
