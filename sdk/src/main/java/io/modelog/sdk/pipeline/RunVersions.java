package io.modelog.sdk.pipeline;

import io.modelog.sdk.ConflictException;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.NotFoundException;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Run;
import io.modelog.sdk.Version;
import io.modelog.sdk.VersionHeldException;
import io.modelog.sdk.pipeline.ModelVersion.Selection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The model versions of one run: each is found or made once, the run is attached to it, and it stays the same (V-18).
final class RunVersions {
    private static final int MOST_TRIES = 3;

    private final Pipeline.Config config;
    private final Modelog modelog;
    private final ArtifactValues values;
    private final Run run;
    private final Consumer<Progress> told;
    private final Map<String, PinnedVersion> created = new HashMap<>();
    private final Map<Reference, PinnedVersion> found = new HashMap<>();

    private record Reference(String model, String version) {}

    RunVersions(
            Pipeline.Config config,
            Modelog modelog,
            ArtifactValues values,
            Run run,
            Consumer<Progress> told) {
        this.config = config;
        this.modelog = modelog;
        this.values = values;
        this.run = run;
        this.told = told;
    }

    /// New versions first: what asks for the latest gets them (V-17).
    void settle(VersionRequests requests) {
        requests.warnings().forEach(text -> told.accept(new Progress.Warned(text)));
        requests.created().forEach(this::pin);
        requests.found().forEach(this::pin);
    }

    /// The version that the step works on.
    Optional<PinnedVersion> of(StepDefinition step) {
        return config.model(step).map(this::pin);
    }

    Optional<PinnedVersion> ofPipeline() {
        return config.model().flatMap(this::settled);
    }

    /// The run is attached to a version that it takes an artifact from.
    void attach(List<Run.ModelRef> versions) {
        versions.stream()
                .filter(version -> !isPinned(version))
                .forEach(v -> pin(ModelVersion.of(v.model()).version(v.version())));
    }

    private synchronized boolean isPinned(Run.ModelRef version) {
        return Stream.concat(created.values().stream(), found.values().stream())
                .anyMatch(pin -> pin.ref().equals(version));
    }

    synchronized PinnedVersion pin(ModelVersion wanted) {
        var settled = settled(wanted);
        if (settled.isPresent()) {
            return settled.get();
        }
        return switch (wanted.selection()) {
            case Selection.New choice -> {
                var made = pinned(create(wanted, choice), true);
                created.put(wanted.model(), made);
                yield made;
            }
            case Selection.Existing(var version) -> {
                var pin = find(wanted, version);
                found.put(new Reference(wanted.model(), version), pin);
                yield pin;
            }
        };
    }

    private synchronized Optional<PinnedVersion> settled(ModelVersion wanted) {
        var made = created.get(wanted.model());
        return switch (wanted.selection()) {
            case Selection.New _ -> Optional.ofNullable(made);
            case Selection.Existing(var version) when made != null && version.equals("latest") ->
                    Optional.of(made);
            case Selection.Existing(var version) ->
                    Optional.ofNullable(found.get(new Reference(wanted.model(), version)));
        };
    }

    private PinnedVersion pinned(Version version, boolean isNew) {
        told.accept(new Progress.VersionPinned(version.model(), version.number(), isNew));
        return new PinnedVersion(modelog, values, version.model(), version.number());
    }

    private PinnedVersion find(ModelVersion wanted, String reference) {
        var versions = modelog.versions(wanted.model());
        try {
            var version = versions.get(reference);
            versions.attach(version.number(), run.id());
            return pinned(version, false);
        } catch (NotFoundException e) {
            if (canName(reference) && !e.is("run-unknown")) {
                return pinned(create(wanted, new Selection.New(reference, OnFailure.KEEP)), true);
            }
            throw new IllegalStateException(
                    "%s needs version '%s' of %s, but %s"
                            .formatted(
                                    config.name(),
                                    reference,
                                    wanted.model(),
                                    why(e, wanted.model(), reference)),
                    e);
        }
    }

    /// Numbers, stages and ids name no new version (V-7).
    private static boolean canName(String reference) {
        return !ModelVersion.STAGES.contains(reference.toLowerCase(Locale.ROOT))
                && !reference.chars().allMatch(Character::isDigit)
                && !isId(reference);
    }

    private static boolean isId(String reference) {
        try {
            return UUID.fromString(reference).toString().equalsIgnoreCase(reference);
        } catch (IllegalArgumentException _) {
            return false;
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

    /// The version and the run's hold on it come in one request: no moment is left in which a run that dies would leave a
    /// version to nobody.
    private Version create(ModelVersion wanted, Selection.New choice) {
        ensureModel(wanted);
        var versions = modelog.versions(wanted.model());
        var version =
                new NewVersion(choice.name(), wanted.descriptionOfVersion(), wanted.tags())
                        .heldBy(run.id(), choice.onFailure());
        for (int attempt = 1; ; attempt++) {
            try {
                return versions.create(version);
            } catch (ConflictException e) {
                if (choice.name() == null || !e.is("version-exists") || attempt == MOST_TRIES) {
                    throw e;
                }
                var continued = goOn(wanted.model(), choice.name(), choice.onFailure(), e);
                if (continued.isPresent()) {
                    return continued.get();
                }
            }
        }
    }

    /// In the version of this name that an earlier run has kept (V-41); empty when it is gone meanwhile.
    private Optional<Version> goOn(
            String model, String name, OnFailure onFailure, ConflictException exists) {
        if (onFailure == OnFailure.DELETE && !name.equals(ModelVersion.RUNNING)) {
            throw new IllegalStateException(
                    ("%s@%s exists already, and a run that fails would delete it: name another, say keepOnFailure() to go on"
                                    + " in it, or delete it: modelog model version delete %1$s %2$s")
                            .formatted(model, name),
                    exists);
        }
        var versions = modelog.versions(model);
        try {
            versions.attach(name, run.id(), onFailure);
            return Optional.of(versions.get(name));
        } catch (VersionHeldException e) {
            throw new IllegalStateException(
                    "run %s is making %s@%s: wait for its end".formatted(e.heldBy(), model, name),
                    e);
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /// Registers the model if it is unknown; when another run is faster, its model is as good (V-14).
    private void ensureModel(ModelVersion wanted) {
        try {
            modelog.models().get(wanted.model());
        } catch (NotFoundException _) {
            register(wanted);
        }
    }

    private void register(ModelVersion wanted) {
        try {
            modelog.models()
                    .register(
                            new NewModel(
                                    wanted.model(),
                                    wanted.card(),
                                    wanted.tags(),
                                    wanted.saveToRegistry()));
        } catch (ConflictException e) {
            if (!e.is("model-exists")) {
                throw e;
            }
        }
    }
}
