package io.modelog.sdk;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run to start; without `id` or `name` the node chooses them. With `heartbeatSeconds`, 1 to 3600, the node closes it
/// as failed when nothing was heard of it three times as long.
///
/// {@snippet file=ClientRuns.java region=run}
public record NewRun(
        String pipeline,
        @Nullable UUID id,
        @Nullable String name,
        Map<String, Object> extra,
        @Nullable Integer heartbeatSeconds) {
    public NewRun {
        extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }

    public static NewRun of(String pipeline) {
        return new NewRun(pipeline, null, null, Map.of(), null);
    }

    public NewRun withId(UUID chosen) {
        return new NewRun(pipeline, chosen, name, extra, heartbeatSeconds);
    }

    public NewRun withName(String chosen) {
        return new NewRun(pipeline, id, chosen, extra, heartbeatSeconds);
    }

    public NewRun withExtra(Map<String, Object> values) {
        return new NewRun(pipeline, id, name, values, heartbeatSeconds);
    }

    /// Whole seconds; [Runs#heartbeat] is then to be called that often.
    public NewRun withHeartbeat(Duration interval) {
        return new NewRun(pipeline, id, name, extra, Math.toIntExact(interval.toSeconds()));
    }
}
