package io.modelog.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came back: a thing, a page of things, or a problem.
record Answer(URI uri, int status, Map<String, List<String>> headers, String body) {
    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(h -> name.equalsIgnoreCase(h.getKey()))
                .map(h -> h.getValue().getFirst())
                .findFirst();
    }

    boolean isSuccess() {
        return status < 300;
    }

    <T> T read(Class<T> type) {
        try {
            return Json.MAPPER.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    <T> Page<T> readPage(Class<T> type) {
        var page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        try {
            return Json.MAPPER.readValue(body, page);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    /// The sequence of the stream that the answer shows.
    long revision() {
        var tag = header("ETag").orElse("").replace("W/", "").replace("\"", "");
        try {
            return Long.parseLong(tag);
        } catch (NumberFormatException e) {
            throw new UnreadableAnswerException(
                    "%s carries no sequence as ETag: '%s'".formatted(uri, tag), e);
        }
    }

    ModelogException problem() {
        var type = header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("application/problem+json")) {
            return new UnreadableAnswerException(
                    "%s answered %d without a problem document: is a Modelog node listening there?"
                            .formatted(uri, status));
        }
        return ProblemException.of(read(Problem.class), retryAfter());
    }

    Duration retryAfter() {
        return header("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private UnreadableAnswerException unreadable(Class<?> type, JsonProcessingException e) {
        return new UnreadableAnswerException(
                "%s answered %d, but not with a %s: %s"
                        .formatted(uri, status, type.getSimpleName(), e.getMessage()),
                e);
    }
}
