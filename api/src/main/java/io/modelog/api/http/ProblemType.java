package io.modelog.api.http;

import java.util.Arrays;
import java.util.Locale;

/// Every kind of problem a client can meet, with its status; `docs/reference/problems.md` lists the same.
public enum ProblemType {
    MALFORMED_BODY(400),
    MALFORMED_REQUEST(400),
    UNAUTHENTICATED(401),
    ROUTE_UNKNOWN(404),
    MODEL_UNKNOWN(404),
    VERSION_UNKNOWN(404),
    ARTIFACT_UNKNOWN(404),
    ARTIFACT_VERSION_UNKNOWN(404),
    LINK_UNKNOWN(404),
    RUN_UNKNOWN(404),
    RUN_NOT_ATTACHED(404),
    STEP_UNKNOWN(404),
    TAG_UNKNOWN(404),
    REQUEST_UNKNOWN(404),
    REPLAY_UNKNOWN(404),
    SUBJECT_UNKNOWN(404),
    ERASURE_UNKNOWN(404),
    SUBSCRIPTION_UNKNOWN(404),
    DEAD_LETTER_UNKNOWN(404),
    METHOD_NOT_ALLOWED(405),
    MODEL_EXISTS(409),
    VERSION_EXISTS(409),
    ARTIFACT_EXISTS(409),
    RUN_EXISTS(409),
    STEP_EXISTS(409),
    TAG_EXISTS(409),
    STAGE_OCCUPIED(409),
    PROMOTION_REFUSED(409),
    NOTHING_TO_ROLL_BACK(409),
    STAGE_IN_USE(409),
    REQUEST_OPEN(409),
    OWN_REQUEST(409),
    VERSION_HELD(409),
    DELETION_GUARDED(409),
    LIMIT_EXCEEDED(409),
    RUN_FINISHED(409),
    STEP_FINISHED(409),
    REPLAY_RUNNING(409),
    STALE_REVISION(412),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_FIELD(422),
    STAGE_UNKNOWN(422),
    NAME_RESERVED(422),
    IDEMPOTENCY_KEY_REUSED(422),
    INTERNAL_ERROR(500),
    OUTCOME_UNKNOWN(503),
    NOT_READY(503),
    TOO_MANY_READERS(503),
    VIEWS_BEHIND(503),
    OWNER_UNKNOWN(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    /// Throws [IllegalStateException] on one that is none of ours.
    static ProblemType parse(String text) {
        return Arrays.stream(values())
                .filter(type -> type.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no problem type: " + text));
    }

    int status() {
        return status;
    }

    String title() {
        var words = name().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    /// As in the problem's `type`, after the prefix.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
