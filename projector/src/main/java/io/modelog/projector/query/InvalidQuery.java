package io.modelog.projector.query;

/// A parameter of a read that cannot be followed. The message is a clause that says where and why.
public final class InvalidQuery extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String parameter;

    public InvalidQuery(String parameter, String problem) {
        super(problem);
        this.parameter = parameter;
    }

    /// `filter`, `sort`, `cursor` or `asOf`.
    public String parameter() {
        return parameter;
    }
}
