package io.modelog.sdk.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// As much of a terminal as progress uses: what is on the screen after a text with control sequences.
final class Screen {
    private static final Pattern PIECE =
            Pattern.compile("\u001b\\[(?<argument>[?\\d]*)(?<command>[A-Za-z])|(?<text>(?s:.))");

    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int row;
    private int column;

    private Screen() {}

    static String of(String written) {
        var screen = new Screen();
        var pieces = PIECE.matcher(written);
        while (pieces.find()) {
            var text = pieces.group("text");
            if (text != null) {
                screen.put(text.charAt(0));
            } else {
                screen.control(pieces.group("command"), pieces.group("argument"));
            }
        }
        return screen.lines.stream()
                .map(line -> line.toString().stripTrailing() + "\n")
                .collect(Collectors.joining())
                .replaceFirst("\n+$", "\n");
    }

    private void put(char character) {
        switch (character) {
            case '\r' -> column = 0;
            case '\n' -> {
                row++;
                column = 0;
                if (row == lines.size()) {
                    lines.add(new StringBuilder());
                }
            }
            default -> {
                var line = lines.get(row);
                line.append(" ".repeat(Math.max(0, column + 1 - line.length())));
                line.setCharAt(column++, character);
            }
        }
    }

    private void control(String command, String argument) {
        switch (command) {
            case "A" -> row -= Integer.parseInt(argument);
            case "J" -> {
                lines.subList(row + 1, lines.size()).clear();
                lines.get(row).setLength(Math.min(column, lines.get(row).length()));
            }
            case "m", "h", "l" -> {}
            default -> throw new IllegalArgumentException("not needed so far: " + command);
        }
    }
}
