package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.ModelName;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What can be read of models and what belongs to them: as it is now ([Views]), or as it was ([PastViews]).
public interface ModelReads {
    Optional<Read<ModelView>> model(ModelName model);

    /// By name.
    Page<ModelView> models(Page.Request page);

    Optional<Read<VersionView>> version(ModelName model, VersionSelector version);

    /// By number.
    ///
    /// @param stage null for all
    Page<VersionView> versions(ModelName model, @Nullable Stage stage, Page.Request page);

    /// Of all models, by model and number.
    ///
    /// @param stage null for all
    Page<VersionView> versions(@Nullable Stage stage, Page.Request page);

    /// By key.
    Page<MetadataView> metadata(ModelName model, long version, Page.Request page);

    /// In the model's order; those of an unknown model are the standard ones.
    Page<StageView> stages(ModelName model, Page.Request page);

    /// The requests for the promotion of a version, by stage.
    Page<RequestView> requests(ModelName model, long version, Page.Request page);

    /// By artifact and artifact version.
    ///
    /// @param kind null for all
    /// @param artifact null for all
    Page<LinkView> links(
            ModelName model,
            long version,
            @Nullable ArtifactKind kind,
            @Nullable ArtifactName artifact,
            Page.Request page);

    /// By the time of attaching.
    Page<AttachedRunView> attachedRuns(ModelName model, long version, Page.Request page);
}
