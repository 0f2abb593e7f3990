package io.modelog.api.run;

import io.modelog.api.http.Fields;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.VersionSelector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The version of a model that an output of a step is linked to.
///
/// @param kind null for the artifact version's
record StepLink(
        ModelName model, VersionSelector version, @Nullable ArtifactKind kind, boolean overwrite) {
    static final Set<String> NAMES = Set.of("model", "version", "kind", "overwrite");

    static StepLink of(Fields body) {
        return new StepLink(
                body.required("model", ModelName::new),
                body.selector("version", VersionSelector::parse),
                body.optional("kind", ArtifactKind::parse),
                body.flag("overwrite", false));
    }
}
