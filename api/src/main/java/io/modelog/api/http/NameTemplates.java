package io.modelog.api.http;

import io.modelog.events.id.InvalidValue;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// Puts the day and the time in UTC into the name of something that is being made, for `{date}` and `{time}`.
public record NameTemplates(InstantSource clock) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy_MM_dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH_mm_ss_SSSSSS").withZone(ZoneOffset.UTC);

    public String filled(String name) {
        var now = clock.instant();
        return PLACEHOLDER
                .matcher(name)
                .replaceAll(found ->
                        switch (found.group()) {
                            case "{date}" -> DATE.format(now);
                            case "{time}" -> TIME.format(now);
                            default ->
                                    throw new InvalidValue(
                                            "name",
                                            "has '%s'; only {date} and {time} are filled in"
                                                    .formatted(found.group()));
                        });
    }
}
