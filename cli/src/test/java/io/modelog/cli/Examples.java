package io.modelog.cli;

/// What a node answers about the iris example.
final class Examples {
    static final String IRIS =
            """
            {"name": "iris_classifier", "id": "0198c5f2-0000-7000-8000-000000000001", "license": "Apache-2.0",
             "description": "Show case Model Control Plane.", "audience": null, "useCases": null,
             "limitations": null, "tradeOffs": null, "ethics": null, "tags": ["flowers", "demo"],
             "saveToRegistry": true, "stages": ["none", "staging", "production", "archived"], "latestVersion": 2, "versions": 2,
             "createdAt": "2026-11-24T10:00:00Z", "createdBy": "alice",
             "updatedAt": "2026-11-24T10:05:00Z", "updatedBy": "bob"}
            """;

    static final String VERSION_1 = version(1, "\"archived\"", 3);
    static final String VERSION_2 = version(2, "\"production\"", 1);

    private Examples() {}

    static String version(int number, String stage, int runs) {
        return """
        {"model": "iris_classifier", "number": %1$d, "id": "0198c5f2-0000-7000-8000-00000000000%1$d",
         "name": "%1$d", "description": null, "stage": %2$s, "tags": [], "metadata": {},
         "artifacts": {"data": 4, "model": 1, "endpoint": 0}, "runs": %3$d,
         "stageChangedAt": "2026-11-24T10:03:00Z", "createdAt": "2026-11-24T10:01:00Z",
         "createdBy": "alice", "updatedAt": "2026-11-24T10:03:00Z", "updatedBy": "alice"}
        """
                .formatted(number, stage, runs);
    }
}
