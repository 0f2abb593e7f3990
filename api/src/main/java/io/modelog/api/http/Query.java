package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.InvalidValue;
import io.modelog.projector.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads query parameters strictly: none that the route does not know, none twice.
public final class Query {
    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Query of(Context ctx, String... known) {
        var queryString = ctx.queryString();
        if (queryString == null || queryString.isEmpty()) {
            return new Query(Map.of());
        }
        var values = ctx.queryParamMap();
        for (var value : values.entrySet()) {
            if (!List.of(known).contains(value.getKey())) {
                throw malformed(value.getKey(), "is no parameter of this route");
            }
            if (value.getValue().size() > 1) {
                throw malformed(value.getKey(), "is given more than once");
            }
        }
        return new Query(values);
    }

    /// Of a list: `limit` and `cursor` are known as well.
    public static Query ofList(Context ctx, String... known) {
        var all = new ArrayList<>(List.of(known));
        all.add("limit");
        all.add("cursor");
        return of(ctx, all.toArray(String[]::new));
    }

    public <T> @Nullable T optional(String name, Function<String, T> type) {
        var text = text(name);
        try {
            return text == null ? null : type.apply(text);
        } catch (InvalidValue e) {
            throw malformed(name, e.problem());
        }
    }

    public @Nullable Long number(String name) {
        return optional(name, text -> Numbers.positive(name, text));
    }

    /// The page asked for, as `read` has it.
    public <T> Page<T> page(Function<Page.Request, Page<T>> read) {
        var limit = number("limit");
        if (limit != null && limit > Page.Request.LIMIT_MAX) {
            throw malformed("limit", "is over " + Page.Request.LIMIT_MAX);
        }
        var cursor = text("cursor");
        var request =
                new Page.Request(
                        limit == null ? Page.Request.LIMIT_DEFAULT : limit.intValue(), cursor);
        try {
            return read.apply(request);
        } catch (IllegalArgumentException e) {
            if (cursor == null) {
                throw e;
            }
            throw malformed("cursor", "is none that this list gave");
        }
    }

    private @Nullable String text(String name) {
        var found = values.get(name);
        return found == null ? null : found.getFirst();
    }

    private static ProblemException malformed(String parameter, String detail) {
        return new ProblemException(Problem.malformedRequest(parameter, detail));
    }
}
