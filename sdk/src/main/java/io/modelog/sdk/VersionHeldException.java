package io.modelog.sdk;

/// Another run holds the version until it ends.
///
/// {@snippet file=ClientRuns.java region=hold}
public final class VersionHeldException extends ConflictException {
    private static final long serialVersionUID = 1;

    VersionHeldException(Problem problem) {
        super(problem);
    }

    /// The id of the run that holds the version.
    public String heldBy() {
        return String.valueOf(problem().members().get("heldBy"));
    }
}
