package io.modelog.sdk;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The highest log position this client has seen, per partition: sent with every request, so that any node shows the
/// client its own writes. Thread-safe.
final class Positions {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9}):(\\d{1,18})\\s*");
    private final ConcurrentSkipListMap<Integer, Long> offsets = new ConcurrentSkipListMap<>();

    /// Takes a `Modelog-Position` header, `partition:offset` comma separated. What is not of that form, such as the
    /// empty position of a node that has read nothing yet, tells nothing.
    void seen(String header) {
        for (var part : header.split(",", -1)) {
            var position = PART.matcher(part);
            if (position.matches()) {
                offsets.merge(
                        Integer.valueOf(position.group(1)),
                        Long.valueOf(position.group(2)),
                        Math::max);
            }
        }
    }

    Optional<String> header() {
        return offsets.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        offsets.entrySet().stream()
                                .map(e -> e.getKey() + ":" + e.getValue())
                                .collect(Collectors.joining(",")));
    }
}
