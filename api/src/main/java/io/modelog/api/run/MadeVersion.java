package io.modelog.api.run;

import io.modelog.api.http.Json;
import io.modelog.api.http.Taken;
import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.log.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The artifact version that came of a step in an artifact's stream, here or on another node.
public record MadeVersion(long number, ArtifactKind kind) {
    public static MadeVersion of(Taken taken) {
        for (var envelope : taken.events()) {
            if (envelope.event()
                    instanceof Event.OfArtifact(_, ArtifactEvent.ArtifactVersionCreated e)) {
                return new MadeVersion(e.number(), e.kind());
            }
        }
        try {
            var answer = Json.read(taken.answer().getBytes(StandardCharsets.UTF_8));
            return new MadeVersion(
                    answer.required("number").longValue(),
                    ArtifactKind.parse(answer.required("kind").textValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ArtifactVersionId id(ArtifactName artifact) {
        return new ArtifactVersionId(artifact, number);
    }
}
