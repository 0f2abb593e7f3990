package io.modelog.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One value of a thing, with its title. Only texts wrap; states are coloured.
record Column<T>(String title, Kind kind, Function<T, @Nullable Object> value) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX");

    enum Kind {
        TEXT,
        STATE,
        FIXED
    }

    static <T> Column<T> text(String title, Function<T, @Nullable Object> value) {
        return new Column<>(title, Kind.TEXT, value);
    }

    static <T> Column<T> state(String title, Function<T, @Nullable Object> value) {
        return new Column<>(title, Kind.STATE, value);
    }

    /// A number, a time or an id.
    static <T> Column<T> fixed(String title, Function<T, @Nullable Object> value) {
        return new Column<>(title, Kind.FIXED, value);
    }

    String text(T item, Shell shell) {
        return switch (value.apply(item)) {
            case null -> "";
            case Instant time -> TIME.format(time.atZone(shell.zone()));
            case Duration duration -> brief(duration);
            case Collection<?> values ->
                    values.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Object other -> other.toString();
        };
    }

    private static String brief(Duration duration) {
        if (duration.toHours() > 0) {
            return "%dh %02dm".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%dm %02ds".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return "%d.%ds".formatted(duration.toSeconds(), duration.toMillisPart() / 100);
    }
}
