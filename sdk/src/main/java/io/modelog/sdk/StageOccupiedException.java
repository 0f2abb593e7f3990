package io.modelog.sdk;

/// Another version holds the stage; with force it would be archived.
///
/// {@snippet file=ClientVersions.java region=promote}
public final class StageOccupiedException extends ConflictException {
    private static final long serialVersionUID = 1;

    StageOccupiedException(Problem problem) {
        super(problem);
    }

    /// The number of the version that holds the stage.
    public int occupant() {
        return problem().members().get("occupant") instanceof Number number ? number.intValue() : 0;
    }
}
