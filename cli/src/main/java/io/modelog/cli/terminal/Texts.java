package io.modelog.cli.terminal;

import io.modelog.sdk.MetadataValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values as people read them. The usual ones are told apart without a pattern switch, and times are put together
/// without a formatter: each costs a command 10 to 20 ms of its start.
final class Texts {
    private Texts() {}

    static String forPeople(@Nullable Object value, ZoneId zone) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant time) {
            return time(time.atZone(zone));
        }
        if (value instanceof Collection<?> values) {
            return values.stream()
                    .map(item -> forPeople(item, zone))
                    .collect(Collectors.joining(", "));
        }
        return value instanceof String || value instanceof Number
                ? value.toString()
                : rarely(value, zone);
    }

    private static String rarely(Object value, ZoneId zone) {
        return switch (value) {
            case Duration duration -> brief(duration);
            case Boolean flag -> flag ? "yes" : "no";
            case MetadataValue metadata -> metadata(metadata);
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(it -> it.getKey() + "=" + forPeople(it.getValue(), zone))
                            .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }

    private static String metadata(MetadataValue value) {
        return switch (value) {
            case MetadataValue.Text(var text) -> text;
            case MetadataValue.Uri(var uri) -> uri.toString();
            case MetadataValue.Size(var bytes) -> bytes + " bytes";
            case MetadataValue.Dtype(var name) -> name;
            default -> Json.line(value.json());
        };
    }

    private static String time(ZonedDateTime time) {
        var offset = time.getOffset().getId();
        return time.toLocalDate() + " " + time(time.toLocalTime()) + offset;
    }

    private static String time(LocalTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond());
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
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
