package io.modelog.sdk.pipeline;

import io.modelog.sdk.ConflictException;
import io.modelog.sdk.DeletionGuardedException;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.Version;
import io.modelog.sdk.VersionPatch;
import io.modelog.sdk.pipeline.ModelVersion.Selection;

/// A run's hold on its model version: found or made before the first step, settled after the last.
final class VersionPin {
    private static final String RUNNING = "running";

    private final Modelog modelog;
    private final ModelVersion config;
    private final Version version;

    private VersionPin(Modelog modelog, ModelVersion config, Version version) {
        this.modelog = modelog;
        this.config = config;
        this.version = version;
    }

    static VersionPin take(Modelog modelog, ModelVersion config, String pipeline) {
        var version =
                switch (config.selection()) {
                    case Selection.Existing(var reference) ->
                            find(modelog, config.model(), reference, pipeline);
                    case Selection.New(var deleteOnFailure) ->
                            create(modelog, config, deleteOnFailure);
                };
        return new VersionPin(modelog, config, version);
    }

    String model() {
        return config.model();
    }

    int number() {
        return version.number();
    }

    /// The number as REST takes it: it means the same version for ever.
    String reference() {
        return Integer.toString(number());
    }

    boolean isNew() {
        return config.selection() instanceof Selection.New;
    }

    /// The run has succeeded: a version called `running` gets its number as name. Returns the version as it is now.
    Version succeeded() {
        var versions = modelog.versions(config.model());
        return config.selection() instanceof Selection.New(var deleteOnFailure) && deleteOnFailure
                ? versions.update(reference(), VersionPatch.NONE.name(reference()))
                : versions.get(reference());
    }

    /// The run has failed: the version goes if it was to be deleted on failure. One that was promoted before stays, under
    /// its number: whoever uses it must not lose it.
    void failed() {
        if (config.selection() instanceof Selection.New(var deleteOnFailure) && deleteOnFailure) {
            try {
                modelog.versions(config.model()).delete(reference());
            } catch (DeletionGuardedException _) {
                succeeded();
            }
        }
    }

    private static Version find(Modelog modelog, String model, String reference, String pipeline) {
        try {
            return modelog.versions(model).get(reference);
        } catch (NotFoundException e) {
            throw new IllegalStateException(
                    "%s needs version '%s' of %s, but %s"
                            .formatted(pipeline, reference, model, why(e, model, reference)),
                    e);
        }
    }

    private static String why(NotFoundException e, String model, String reference) {
        if (e.is("model-unknown")) {
            return "there is no such model yet";
        }
        return switch (reference) {
            case "staging", "production" ->
                    "no version of %s is in %s: promote one first".formatted(model, reference);
            case "none", "archived" ->
                    "%s can hold many versions and selects none: give a number"
                            .formatted(reference);
            case "latest" -> "%s has no version yet".formatted(model);
            default -> "there is no such version";
        };
    }

    private static Version create(Modelog modelog, ModelVersion config, boolean deleteOnFailure) {
        ensureModel(modelog, config);
        try {
            return modelog.versions(config.model())
                    .create(
                            new NewVersion(
                                    deleteOnFailure ? RUNNING : null,
                                    config.card().description(),
                                    config.tags()));
        } catch (ConflictException e) {
            if (!e.is("version-exists")) {
                throw e;
            }
            throw new IllegalStateException(
                    ("%1$s has a version named 'running': another run is making one, or was killed doing so. Wait for"
                                    + " that run, or delete the version: modelog model version delete %1$s running")
                            .formatted(config.model()),
                    e);
        }
    }

    /// Registers the model if it is unknown; when another run is faster, its model is as good.
    private static void ensureModel(Modelog modelog, ModelVersion config) {
        try {
            modelog.models().get(config.model());
        } catch (NotFoundException _) {
            register(modelog, config);
        }
    }

    private static void register(Modelog modelog, ModelVersion config) {
        try {
            modelog.models()
                    .register(
                            NewModel.named(config.model())
                                    .withCard(config.card())
                                    .withTags(config.tags()));
        } catch (ConflictException e) {
            if (!e.is("model-exists")) {
                throw e;
            }
        }
    }
}
