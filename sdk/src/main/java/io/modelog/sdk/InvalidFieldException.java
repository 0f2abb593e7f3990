package io.modelog.sdk;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A value that can never be accepted; the message names the field.
public final class InvalidFieldException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidFieldException(Problem problem) {
        super(problem);
    }

    /// The fields at fault; empty for a reserved name.
    public List<FieldError> errors() {
        return problem().members().get("errors") instanceof List<?> errors
                ? errors.stream().flatMap(InvalidFieldException::error).toList()
                : List.of();
    }

    private static Stream<FieldError> error(Object error) {
        return error instanceof Map<?, ?> map
                ? Stream.of(
                        new FieldError(
                                String.valueOf(map.get("field")),
                                String.valueOf(map.get("detail"))))
                : Stream.empty();
    }

    /// A field by its path in the request, and what is wrong with it.
    public record FieldError(String field, String detail) {}
}
