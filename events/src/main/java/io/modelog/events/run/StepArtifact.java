package io.modelog.events.run;

import io.modelog.events.id.ArtifactVersionId;
import io.modelog.events.id.Text;

/// An artifact version under the name a step knows it by, as input or output.
public record StepArtifact(String name, ArtifactVersionId artifact) {
    public StepArtifact {
        Text.shortText("name", name);
    }
}
