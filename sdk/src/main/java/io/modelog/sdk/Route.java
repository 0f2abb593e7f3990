package io.modelog.sdk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A path and its query; segments and values are given raw and encoded here.
record Route(String path, Map<String, String> query) {
    Route {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    static Route api(String... segments) {
        var path = new StringBuilder("/api/v1");
        for (var segment : segments) {
            path.append('/').append(encode(segment));
        }
        return new Route(path.toString(), Map.of());
    }

    static Route root(String path) {
        return new Route(path, Map.of());
    }

    /// The route with this parameter, or itself when the value is absent.
    Route with(String parameter, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var changed = new LinkedHashMap<>(query);
        changed.put(parameter, value.toString());
        return new Route(path, changed);
    }

    URI on(URI base) {
        var parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        query.forEach((name, value) -> parameters.add(name + "=" + escape(value)));
        return URI.create(base + path + parameters);
    }

    private static String encode(String segment) {
        if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException(
                    "'%s' cannot name anything: names are not blank, '.' or '..'"
                            .formatted(segment));
        }
        return escape(segment);
    }

    /// Form encoding differs from RFC 3986 in three characters only.
    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
