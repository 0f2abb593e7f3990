package io.modelog.sdk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Content that is stored: where it is, its SHA-256 as 64 hex digits, what it holds, and the JSON Schema of its values
/// if it has one.
///
/// {@snippet file=ClientArtifacts.java region=record}
public record Content(
        URI uri,
        String sha256,
        long sizeBytes,
        String mediaType,
        String type,
        @Nullable ObjectNode schema) {}
