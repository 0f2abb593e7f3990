package io.modelog.cli.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.IStyle;

/// Cells under each other; where the terminal is too narrow, texts wrap first, then anything longer than ten characters.
record Grid(List<List<Cell>> rows, List<Boolean> wraps) {
    private static final String GAP = "  ";
    private static final String MARKS = "_-/:.@";
    static final int NARROWEST = 10;
    private static final int FEWEST = 3;

    /// A text and its styles, on one line and without control characters: what others wrote is shown, never obeyed.
    record Cell(String text, List<IStyle> styles) {
        static Cell of(String text, IStyle... styles) {
            return new Cell(text.replaceAll("\\p{Cntrl}+", " ").strip(), Arrays.asList(styles));
        }
    }

    /// Without as many of its last columns as it takes to fit; the first ones always stay.
    Grid fitting(int available) {
        var grid = this;
        while (grid.wraps.size() > FEWEST && !grid.fits(available)) {
            int last = grid.wraps.size() - 1;
            grid =
                    new Grid(
                            grid.rows.stream().map(row -> row.subList(0, last)).toList(),
                            grid.wraps.subList(0, last));
        }
        return grid;
    }

    private boolean fits(int available) {
        int needed =
                IntStream.of(natural())
                        .map(width -> Math.min(width, NARROWEST) + GAP.length())
                        .sum();
        return needed - GAP.length() <= available;
    }

    /// In as many lines as the width asks for; at most one character wide where nothing else helps.
    String render(Shell shell) {
        return render(shell, 1);
    }

    /// A column longer than `least` keeps at least that, though the row be wider than the terminal then.
    String render(Shell shell, int least) {
        int[] widths = widths(shell.width(), least);
        var text = new StringBuilder();
        rows.forEach(row -> append(row, widths, shell, text));
        return text.toString();
    }

    private static void append(List<Cell> row, int[] widths, Shell shell, StringBuilder text) {
        var lines =
                IntStream.range(0, widths.length)
                        .mapToObj(column -> wrap(row.get(column).text(), widths[column]))
                        .toList();
        int height = lines.stream().mapToInt(List::size).max().orElse(0);
        for (int line = 0; line < height; line++) {
            var blanks = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                var cell = lines.get(column);
                var piece = line < cell.size() ? cell.get(line) : "";
                if (!piece.isEmpty()) {
                    text.append(blanks);
                    text.append(shell.colors().apply(piece, row.get(column).styles()));
                    blanks.setLength(0);
                }
                blanks.repeat(' ', Math.max(0, widths[column] - piece.length())).append(GAP);
            }
            text.append(System.lineSeparator());
        }
    }

    private static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var rest = text;
        while (rest.length() > width) {
            int end = end(rest, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    /// After a word, else after a mark inside a name, else in the middle of it.
    private static int end(String text, int width) {
        int blank = text.lastIndexOf(' ', width);
        return blank > 0
                ? blank
                : IntStream.iterate(width, end -> end > 0, end -> end - 1)
                        .filter(end -> MARKS.indexOf(text.charAt(end - 1)) >= 0)
                        .findFirst()
                        .orElse(
                                width > 1 && Character.isLowSurrogate(text.charAt(width))
                                        ? width - 1
                                        : width);
    }

    /// The widest columns give way until the row fits.
    private int[] widths(int available, int least) {
        int[] widths = natural();
        long room = available - (long) GAP.length() * (widths.length - 1);
        shrink(widths, room, NARROWEST, wraps::get);
        shrink(widths, room, NARROWEST, _ -> true);
        shrink(widths, room, least, _ -> true);
        return widths;
    }

    private static void shrink(int[] widths, long room, int least, IntPredicate which) {
        while (IntStream.of(widths).asLongStream().sum() > room) {
            int widest =
                    IntStream.range(0, widths.length)
                            .filter(column -> which.test(column) && widths[column] > least)
                            .reduce(-1, (a, b) -> a < 0 || widths[b] > widths[a] ? b : a);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    /// As wide as the widest cell.
    private int[] natural() {
        return IntStream.range(0, wraps.size())
                .map(column -> rows.stream().mapToInt(it -> width(it, column)).max().orElse(0))
                .toArray();
    }

    private static int width(List<Cell> row, int column) {
        return row.get(column).text().length();
    }
}
