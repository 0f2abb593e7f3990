package io.modelog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    private static final List<String> COMMANDS = names("", commandLine()).toList();
    private static final Path LAUNCHER = Path.of("..", "modelog").toAbsolutePath();

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself_with_an_example_that_parses(String command) {
        var help = terminal().run((command + " --help").strip().split(" "));

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: modelog").containsPattern("(?m)^Examples?:$");
        for (var example : examples(help.out())) {
            var parsed = commandLine().parseArgs(example);
            assertThat(parsed.errors()).isEmpty();
        }
    }

    @Test
    void the_version_is_told() {
        assertThat(terminal().type("--version"))
                .isEqualTo(new Terminal.Result(0, "modelog unreleased\n", ""));
    }

    @Test
    void help_before_a_command_is_help_after_it() {
        var terminal = Terminal.at("http://127.0.0.1:1");

        assertThat(terminal.type("help model version"))
                .isEqualTo(terminal.type("model version -h"));
    }

    @Test
    void the_launcher_lists_every_command() throws Exception {
        var listed = run(LAUNCHER, "--help");

        assertThat(commands().filter(command -> !command.contains(" ")).toList())
                .allSatisfy(command -> assertThat(listed).containsPattern("(?m)^  " + command));
        assertThat(listed).contains("  server ", "  quickstart ", "  build ", "  model version ");
    }

    @Test
    void the_launcher_works_through_a_link_from_anywhere(@TempDir Path elsewhere) throws Exception {
        var link = Files.createSymbolicLink(elsewhere.resolve("mlg"), LAUNCHER);

        assertThat(run(link, "--help")).startsWith("Modelog: the system of record");
    }

    @Test
    void the_reference_names_every_command() throws IOException {
        var reference = Files.readString(Path.of("..", "docs", "reference", "cli.md"));

        assertThat(commands().filter(command -> !isGroup(command)).toList())
                .allSatisfy(command -> assertThat(reference).contains("`" + command));
    }

    static Stream<String> commands() {
        return COMMANDS.stream();
    }

    private static Stream<String> names(String prefix, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(entry -> {
                    var name = (prefix + " " + entry.getKey()).strip();
                    return Stream.concat(Stream.of(name), names(name, entry.getValue()));
                });
    }

    private static boolean isGroup(String command) {
        return commands().anyMatch(other -> other.startsWith(command + " "));
    }

    private static List<String[]> examples(String help) {
        return help.replace("\\\n", " ")
                .lines()
                .filter(line -> line.startsWith("  modelog "))
                .map(line -> line.strip().substring("modelog ".length()))
                .map(line -> line.replaceAll("\"[^\"]*\"", "text").split(" +"))
                .toList();
    }

    private static CommandLine commandLine() {
        return Main.all(terminal().shell());
    }

    private static Terminal terminal() {
        return Terminal.at("http://127.0.0.1:1");
    }

    private static String run(Path program, String... args) throws Exception {
        var command = Stream.concat(Stream.of(program.toString()), Stream.of(args)).toList();
        var process = new ProcessBuilder(command).directory(new java.io.File("/")).start();
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isZero();
        return out;
    }
}
