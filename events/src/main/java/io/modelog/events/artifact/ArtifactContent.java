package io.modelog.events.artifact;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;

/// Where the bytes of an artifact version are, and how to check and read them.
///
/// @param sha256 64 lower-case hex digits
/// @param type type of the value, such as `java.lang.Double`
public record ArtifactContent(
        String uri, String sha256, long sizeBytes, String mediaType, String type) {
    /// Longest URI, in characters.
    public static final int URI_MAX = 2048;

    public ArtifactContent {
        if (uri.isBlank() || uri.length() > URI_MAX) {
            throw new InvalidValue(
                    "uri",
                    "has %d characters; 1 to %d are allowed".formatted(uri.length(), URI_MAX));
        }
        Text.longText("uri", uri);
        Text.sha256("sha256", sha256);
        if (sizeBytes < 0) {
            throw new InvalidValue("sizeBytes", "is negative");
        }
        Text.shortText("mediaType", mediaType);
        Text.shortText("type", type);
    }
}
