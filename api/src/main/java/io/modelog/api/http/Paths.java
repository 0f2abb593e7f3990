package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.InvalidValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// Reads and writes the segments of a path.
public final class Paths {
    private Paths() {}

    /// The value of a path's placeholder; what is wrong with it is told under the placeholder's name.
    public static <T> T parameter(Context ctx, String name, Function<String, T> type) {
        try {
            return type.apply(ctx.pathParam(name));
        } catch (InvalidValue e) {
            throw e.in(name);
        }
    }

    /// A path under `/api/v1`, each segment encoded.
    public static String of(Object... segments) {
        var path = new StringBuilder(HttpServer.API);
        for (var segment : segments) {
            path.append('/')
                    .append(
                            URLEncoder.encode(segment.toString(), StandardCharsets.UTF_8)
                                    .replace("+", "%20")
                                    .replace("%40", "@"));
        }
        return path.toString();
    }
}
