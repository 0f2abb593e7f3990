package io.modelog.api.http;

import io.modelog.events.log.Command;

/// What a command has to do in another stream: as a command of its own, and as the request that asks the writer of that
/// stream for it when that is another node.
///
/// @param path from the root
/// @param once whether it belongs to the command: taken once for it, whatever became of that since, and refused as its route
///     refuses; else what is gone is done, and what came back since goes again
public record ForeignStep(Command command, String method, String path, String body, boolean once) {
    public static ForeignStep delete(Command command, String path) {
        return new ForeignStep(command, "DELETE", path, "", false);
    }

    public static ForeignStep post(Command command, String path, Object body) {
        return new ForeignStep(command, "POST", path, Json.text(body), false);
    }

    public static ForeignStep patch(Command command, String path, Object body) {
        return new ForeignStep(command, "PATCH", path, Json.text(body), false);
    }

    /// The same as a part of its command.
    public ForeignStep asPart() {
        return new ForeignStep(command, method, path, body, true);
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(method, path, body);
    }
}
