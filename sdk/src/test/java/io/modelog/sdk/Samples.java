package io.modelog.sdk;

/// One answer of each kind, as a node gives it.
final class Samples {
    static final String VERSION =
            """
            {"model": "iris", "number": 3, "id": "v-3", "name": "3", "stage": "production", "tags": [],
             "metadata": {"accuracy": 0.97, "epochs": 12, "data": {"$uri": "s3://bucket/iris"}},
             "artifacts": {"data": 2, "model": 1, "endpoint": 0}, "runs": 1,
             "stageChangedAt": "2026-11-24T10:00:00Z", "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada",
             "updatedAt": "2026-11-24T10:00:00Z", "updatedBy": "ada", "fieldOfANewerNode": {}}\
            """;
    static final String MODEL =
            """
            {"name": "iris", "id": "m-1", "license": "MIT", "description": null, "audience": null, "useCases": null,
             "limitations": null, "tradeOffs": null, "ethics": null, "tags": ["gpu"], "saveToRegistry": true,
             "stages": ["none", "canary", "production", "archived"], "latestVersion": 3, "versions": 2,
             "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada", "updatedAt": "2026-11-24T10:00:00Z",
             "updatedBy": "bob"}\
            """;
    static final String ARTIFACT =
            """
            {"name": "iris_model", "id": "a-1", "kind": "model", "tags": ["gpu"], "latestVersion": 2, "versions": 2,
             "createdAt": "2026-11-24T09:00:00Z", "createdBy": "ada"}\
            """;
    static final String ARTIFACT_VERSION =
            """
            {"artifact": "iris_model", "number": 2, "id": "av-2", "uri": "file:///store/2", "sha256": "9f86",
             "sizeBytes": 120, "mediaType": "application/json", "type": "java.lang.Double", "kind": "model",
             "producer": null, "tags": ["gpu"], "metadata": {"rows": 150}, "createdAt": "2026-11-24T09:00:00Z",
             "createdBy": "ada"}\
            """;
    static final String RUN =
            """
            {"id": "r-1", "name": "train-1", "pipeline": "train", "status": "running", "extra": {"k": 1},
             "metadata": {"host": "gpu-1"}, "error": null, "startedAt": "2026-11-24T09:00:00Z", "startedBy": "ada",
             "endedAt": null, "models": [{"model": "iris", "version": 3}]}\
            """;
    static final String STEP =
            """
            {"name": "load", "status": "completed", "inputs": [],
             "outputs": [{"name": "rows", "artifact": "iris_rows", "version": 1}], "metadata": {"rows": 150},
             "error": null, "startedAt": "2026-11-24T09:00:00Z", "endedAt": "2026-11-24T09:01:00Z"}\
            """;
    static final String TAG =
            """
            {"name": "gpu", "color": "teal", "registered": true, "models": 1, "versions": 2, "artifacts": 3,
             "artifactVersions": 4}\
            """;
    static final String REQUEST =
            """
            {"model": "iris", "version": 3, "stage": "production", "status": "open", "requester": "ada",
             "reason": "accuracy 0.97", "requestedAt": "2026-11-24T09:00:00Z",
             "approvals": [{"approver": "bob", "comment": "seen", "at": "2026-11-24T10:00:00Z"}], "closedBy": null,
             "comment": null, "closedAt": null}\
            """;
    static final String METADATA =
            """
            {"key": "accuracy", "type": "double", "value": 0.97, "loggedAt": "2026-11-24T09:00:00Z",
             "loggedBy": "ada"}\
            """;
    static final String BUSY =
            """
            {"type": "urn:modelog:problem:not-ready", "title": "Not ready", "status": 503, "detail": "views behind"}\
            """;

    private Samples() {}

    static String page(String... items) {
        return "{\"items\": [" + String.join(",", items) + "], \"next\": null}";
    }

    static String problem(String kind, int status) {
        return """
        {"type": "urn:modelog:problem:%s", "title": "t", "status": %d, "detail": "d"}\
        """
                .formatted(kind, status);
    }
}
