package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An RFC 9457 document: `type` is a URN such as `urn:modelog:problem:stage-occupied`, `members` is what it carries
/// beyond the standard fields.
///
/// {@snippet file=ClientModels.java region=refused}
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        Map<String, @Nullable Object> members) {
    private static final String PREFIX = "urn:modelog:problem:";

    public Problem {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @JsonCreator
    static Problem read(
            @JsonProperty("type") @Nullable String type,
            @JsonProperty("title") @Nullable String title,
            @JsonProperty("status") int status,
            @JsonProperty("detail") @Nullable String detail,
            @JsonAnySetter Map<String, @Nullable Object> members) {
        var name = title == null ? "Problem" : title;
        return new Problem(
                type == null ? "about:blank" : type,
                name,
                status,
                detail == null ? name : detail,
                members);
    }

    /// The end of the type, such as `stage-occupied`.
    public String kind() {
        return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
    }

    /// The objects in the list that this member is; none when it is something else.
    Stream<Map<?, ?>> entries(String member) {
        return members.get(member) instanceof List<?> list
                ? list.stream()
                        .flatMap(e -> e instanceof Map<?, ?> map ? Stream.of(map) : Stream.empty())
                : Stream.empty();
    }
}
