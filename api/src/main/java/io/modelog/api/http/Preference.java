package io.modelog.api.http;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Collections;

/// The preference `return=minimal` of RFC 7240: a write is answered without a body.
final class Preference {
    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    static final String MINIMAL = "return=minimal";

    private Preference() {}

    /// Takes the body off an answer to a write, if the client prefers that.
    static void apply(Context ctx) {
        if (!isMinimal(ctx)) {
            return;
        }
        ctx.header(APPLIED, MINIMAL);
        if (ctx.statusCode() == 200) {
            ctx.status(204);
        }
        ctx.result(new byte[0]).res().setContentType(null);
    }

    private static boolean isMinimal(Context ctx) {
        return Collections.list(ctx.req().getHeaders(HEADER)).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(preference -> preference.replace(" ", "").replace("\"", ""))
                .anyMatch(MINIMAL::equalsIgnoreCase);
    }
}
