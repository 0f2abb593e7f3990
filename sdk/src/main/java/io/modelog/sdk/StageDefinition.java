package io.modelog.sdk;

/// A stage that a model is to have; an exclusive one holds at most one version.
///
/// {@snippet file=ClientStages.java region=define}
public record StageDefinition(Stage name, boolean exclusive) {
    public static StageDefinition exclusive(Stage stage) {
        return new StageDefinition(stage, true);
    }

    public static StageDefinition shared(Stage stage) {
        return new StageDefinition(stage, false);
    }
}
