package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Whether a request for promotion waits for approvals, or how it ended.
///
/// {@snippet file=ClientVersions.java region=request}
public enum RequestStatus {
    OPEN,
    REJECTED,
    WITHDRAWN,
    PROMOTED;

    @JsonCreator
    public static RequestStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text();
    }
}
