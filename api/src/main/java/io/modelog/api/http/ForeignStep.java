package io.modelog.api.http;

import io.modelog.events.log.Command;

/// What a deletion has to do in another stream first: as a command, and as the request that asks the writer of that
/// stream for it when that is another node.
///
/// @param path from the root
public record ForeignStep(Command command, String method, String path, String body) {
    public static ForeignStep delete(Command command, String path) {
        return new ForeignStep(command, "DELETE", path, "");
    }

    public static ForeignStep post(Command command, String path, Object body) {
        return new ForeignStep(command, "POST", path, Json.text(body));
    }

    public static ForeignStep patch(Command command, String path, Object body) {
        return new ForeignStep(command, "PATCH", path, Json.text(body));
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(method, path, body);
    }
}
