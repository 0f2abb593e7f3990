package io.modelog.cli.command;

import io.modelog.cli.option.Choice;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;

@Command(
        description = "Print the script that completes commands, options and names at a tab.",
        footer = {
            "",
            "bash  source <(modelog completion bash)                       in ~/.bashrc",
            "zsh   source <(modelog completion zsh)                        in ~/.zshrc, after compinit",
            "fish  modelog completion fish | source                        in ~/.config/fish/config.fish",
            "",
            "Example:",
            "  modelog completion bash"
        })
final class CompletionCommand implements Runnable {
    enum Language {
        BASH(
                """
                _modelog() {
                    local word
                    COMPREPLY=()
                    while IFS= read -r word; do
                        COMPREPLY+=("$(printf '%q' "$word")")
                    done < <("${COMP_WORDS[0]}" __complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
                }
                complete -F _modelog modelog
                """),
        ZSH(
                """
                #compdef modelog
                _modelog() {
                    local -a candidates
                    candidates=("${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
                    candidates=("${(@)candidates:#}")
                    compadd -a candidates
                }
                compdef _modelog modelog
                """),
        FISH(
                """
                function __modelog_complete
                    set -l words (commandline -opc) (commandline -ct)
                    $words[1] __complete -- $words[2..-1] 2>/dev/null
                end
                complete -c modelog -f -a '(__modelog_complete)'
                """);

        private final String script;

        Language(String script) {
            this.script = script;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Root root;

    @Parameters(
            paramLabel = "<shell>",
            converter = LanguageName.class,
            description = "bash, zsh or fish.")
    private Language language = Language.BASH;

    CompletionCommand(Root root) {
        this.root = root;
    }

    @Override
    public void run() {
        root.shell().out().print(language.script);
    }

    /// One of the shells, in any case.
    static final class LanguageName implements ITypeConverter<Language> {
        @Override
        public Language convert(String text) {
            return new Choice<>(Language.class).convert(text);
        }
    }
}
