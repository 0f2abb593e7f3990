package io.modelog.api.http;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.RunId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Ids of new things: UUIDv7, so that they sort by time. Thread-safe.
public final class Ids {
    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    /// The id of a run that a command starts without naming it: the same for the same command, so that a repeat and a
    /// forwarded request reach the same stream.
    public static RunId runStartedBy(CommandId command) {
        return new RunId(
                UUID.nameUUIDFromBytes(("run/" + command).getBytes(StandardCharsets.UTF_8)));
    }
}
