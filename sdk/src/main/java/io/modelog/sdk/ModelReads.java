package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// Reads models and what belongs to them, as they are or as they were at a moment: those too that are deleted since. A
/// stage or `latest` means the version that it meant then.
///
/// {@snippet file=ClientAsOf.java region=version}
public final class ModelReads {
    private final Transport transport;
    private final @Nullable AsOf asOf;

    ModelReads(Transport transport, @Nullable AsOf asOf) {
        this.transport = transport;
        this.asOf = asOf;
    }

    /// All models, by name.
    public Listing<Model> models() {
        return list(Model.class, "models");
    }

    public Model model(String model) {
        return transport.get(route("models", model), Model.class);
    }

    /// The versions of all models, by model and number.
    public Listing<Version> versions() {
        return list(Version.class, "versions");
    }

    /// By number.
    public Listing<Version> versions(String model) {
        return list(Version.class, "models", model, "versions");
    }

    public Version version(String model, String version) {
        return transport.get(route("models", model, "versions", version), Version.class);
    }

    /// The versions in this stage, across models.
    public Listing<Version> holders(Stage stage) {
        return list(Version.class, "stages", stage.text());
    }

    /// In order, from `none` to `archived`.
    public Listing<ModelStage> stages(String model) {
        return list(ModelStage.class, "models", model, "stages");
    }

    public Listing<Metadata> metadata(String model, String version) {
        return list(Metadata.class, "models", model, "versions", version, "metadata");
    }

    public Listing<PromotionRequest> requests(String model, String version) {
        return list(PromotionRequest.class, "models", model, "versions", version, "requests");
    }

    /// The artifacts linked to the version, by artifact and version.
    public Listing<Link> links(String model, String version, @Nullable ArtifactKind kind) {
        return transport.list(
                route("models", model, "versions", version, "artifacts").with("kind", kind),
                Link.class);
    }

    /// The runs attached to the version, in the order of attaching.
    public Listing<AttachedRun> runs(String model, String version) {
        return list(AttachedRun.class, "models", model, "versions", version, "runs");
    }

    private <T> Listing<T> list(Class<T> type, String... segments) {
        return transport.list(route(segments), type);
    }

    private Route route(String... segments) {
        return Route.api(segments).with("asOf", asOf);
    }
}
