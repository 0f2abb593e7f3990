package io.modelog.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/// Options are spelt with dashes; underscores, which the original wants in some, are read as dashes (C-8).
final class Spelling {
    private static final Pattern WITH_UNDERSCORES =
            Pattern.compile("--[a-z]+(_[a-z]+)+(=.*)?", Pattern.DOTALL);

    private Spelling() {}

    /// `help model` asks for what `model --help` tells.
    static String[] ofHelp(String... words) {
        return words.length > 0 && words[0].equals("help")
                ? Stream.concat(Arrays.stream(words).skip(1), Stream.of("--help"))
                        .toArray(String[]::new)
                : words;
    }

    static String[] of(CommandLine line, String... words) {
        var spelt = words.clone();
        for (int i = 0; i < spelt.length && !spelt[i].equals("--"); i++) {
            if (WITH_UNDERSCORES.matcher(spelt[i]).matches()) {
                spelt[i] = dashed(spelt[i], line);
            }
        }
        return spelt;
    }

    /// Only a known option is one: anything else may be somebody's text.
    private static String dashed(String word, CommandLine line) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        var dashed = name.replace('_', '-');
        return options(line, new HashSet<>()).contains(dashed)
                ? dashed + word.substring(name.length())
                : word;
    }

    private static Set<String> options(CommandLine line, Set<String> known) {
        known.addAll(line.getCommandSpec().optionsMap().keySet());
        line.getSubcommands().values().forEach(sub -> options(sub, known));
        return known;
    }
}
