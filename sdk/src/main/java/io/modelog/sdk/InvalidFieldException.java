package io.modelog.sdk;

import java.util.List;

/// A value that can never be accepted; the message names the field.
///
/// {@snippet file=ClientModels.java region=refused}
public final class InvalidFieldException extends ProblemException {
    private static final long serialVersionUID = 1;

    InvalidFieldException(Problem problem) {
        super(problem);
    }

    /// The fields at fault; empty for a reserved name and for an unknown stage.
    public List<FieldError> errors() {
        return problem()
                .entries("errors")
                .map(e ->
                        new FieldError(
                                String.valueOf(e.get("field")), String.valueOf(e.get("detail"))))
                .toList();
    }

    /// A field by its path in the request, and what is wrong with it.
    public record FieldError(String field, String detail) {}
}
