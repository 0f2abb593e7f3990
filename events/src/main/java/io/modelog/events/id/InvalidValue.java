package io.modelog.events.id;

/// A value from outside that can not be what it claims to be.
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String problem;

    /// @param field the field as its user knows it
    /// @param problem a clause that follows the field's name, such as `is empty`
    public InvalidValue(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String problem() {
        return problem;
    }

    /// The same problem under the name by which the caller knows the field.
    public InvalidValue in(String otherField) {
        return new InvalidValue(otherField, problem);
    }
}
