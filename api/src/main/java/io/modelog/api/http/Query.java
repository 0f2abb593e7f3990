package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.events.id.InvalidValue;
import io.modelog.projector.query.Selection;
import io.modelog.projector.view.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads query parameters strictly: none that the route does not know, none twice.
public final class Query {
    private static final List<String> OF_LIST =
            List.of("limit", "cursor", "filter", "sort", "count");

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Query of(Context ctx, String... known) {
        var queryString = ctx.queryString();
        if (queryString == null || queryString.isEmpty()) {
            return new Query(Map.of());
        }
        var values = parameters(queryString);
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

    /// Of a list: `limit`, `cursor`, `filter`, `sort` and `count` are known as well.
    public static Query ofList(Context ctx, String... known) {
        var all = new ArrayList<>(List.of(known));
        all.addAll(OF_LIST);
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

    public <T> T required(String name, Function<String, T> type) {
        var value = optional(name, type);
        if (value == null) {
            throw malformed(name, "is missing");
        }
        return value;
    }

    /// Runs what finds a parameter wrong only when it reads.
    public <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidValue e) {
            throw malformed(e.field(), e.problem());
        }
    }

    public @Nullable Long number(String name) {
        return optional(name, text -> Numbers.positive(name, text));
    }

    /// False when it is not given.
    public boolean flag(String name) {
        var flag = optional(name, text -> isTrue(name, text));
        return flag != null && flag;
    }

    private static boolean isTrue(String name, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new InvalidValue(name, "is neither true nor false");
        };
    }

    /// The page asked for, as `read` has it. Throws [io.modelog.projector.query.InvalidQuery].
    public <T> Page<T> page(Function<Page.Request, Page<T>> read) {
        var limit = number("limit");
        if (limit != null && limit > Page.Request.LIMIT_MAX) {
            throw malformed("limit", "is over " + Page.Request.LIMIT_MAX);
        }
        var request =
                new Page.Request(
                        limit == null ? Page.Request.LIMIT_DEFAULT : limit.intValue(),
                        text("cursor"),
                        new Selection(text("filter"), text("sort"), flag("count")));
        return read.apply(request);
    }

    private static Map<String, List<String>> parameters(String queryString) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var parameter : queryString.split("&", -1)) {
            if (!parameter.isEmpty()) {
                var equals = parameter.indexOf('=');
                var raw = equals < 0 ? parameter : parameter.substring(0, equals);
                var name = decoded(raw, raw);
                var value = equals < 0 ? "" : decoded(name, parameter.substring(equals + 1));
                parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    private static String decoded(String parameter, String coded) {
        try {
            return PercentCoded.inQuery(coded);
        } catch (InvalidValue e) {
            throw malformed(parameter, e.problem());
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
