package io.modelog.sdk;

import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/// The highest log position this client has seen, per partition: sent with every request, so that any node shows the
/// client its own writes. Thread-safe.
final class Positions {
    private final ConcurrentSkipListMap<Integer, Long> offsets = new ConcurrentSkipListMap<>();

    /// Takes a `Modelog-Position` header, `partition:offset` comma separated.
    void seen(String header) {
        for (var part : header.split(",", -1)) {
            var colon = part.indexOf(':');
            offsets.merge(
                    Integer.valueOf(part.substring(0, colon).strip()),
                    Long.valueOf(part.substring(colon + 1).strip()),
                    Math::max);
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
