package io.modelog.sdk.pipeline;

import io.modelog.sdk.ModelCard;
import io.modelog.sdk.OnFailure;
import io.modelog.sdk.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which version of which model a run works on: a new one unless said otherwise (V-6). It is settled once, before the
/// first step, and stays the same until the last (V-18). What is said of the model is used where the run registers it, of
/// the version where the run makes it; what exists is not changed (V-14).
///
/// {@snippet file=PipelineTraining.java region=model-versions}
public record ModelVersion(
        String model,
        ModelCard card,
        boolean saveToRegistry,
        @Nullable String versionDescription,
        List<String> tags,
        Selection selection,
        boolean warns) {
    static final String RUNNING = "running";
    static final Set<String> STAGES = Set.of("none", "staging", "production", "archived", "latest");

    public ModelVersion {
        if (model.isBlank()) {
            throw new IllegalArgumentException("a model has a name");
        }
        tags = List.copyOf(tags);
    }

    /// How the version is found.
    public sealed interface Selection {
        /// A version that the run makes and holds until it ends; without a name it is named by its number.
        record New(@Nullable String name, OnFailure onFailure) implements Selection {}

        /// A version that exists, by number, name, stage, `latest` or id; a name that no version has yet is given to a
        /// new one (V-7).
        record Existing(String version) implements Selection {}
    }

    public static ModelVersion of(String model) {
        var selection = new Selection.New(null, OnFailure.KEEP);
        return new ModelVersion(model, ModelCard.EMPTY, true, null, List.of(), selection, true);
    }

    public ModelVersion version(String version) {
        return select(new Selection.Existing(version));
    }

    public ModelVersion version(int number) {
        return version(Integer.toString(number));
    }

    public ModelVersion version(Stage stage) {
        return version(stage.text());
    }

    /// A new version named `running` until the run has succeeded, then by its number; it is deleted when the run fails,
    /// unless [#keepOnFailure] (V-2).
    public ModelVersion createNew() {
        return select(new Selection.New(RUNNING, OnFailure.DELETE));
    }

    /// A new version of this name (V-3); it is deleted when the run fails, unless [#keepOnFailure].
    public ModelVersion createNew(String name) {
        if (name.isBlank()
                || name.chars().allMatch(Character::isDigit)
                || STAGES.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "'%s' cannot name a version: numbers and stages are found by such texts"
                            .formatted(name));
        }
        return select(new Selection.New(name, OnFailure.DELETE));
    }

    /// The new version is deleted when the run fails (V-40).
    public ModelVersion deleteOnFailure() {
        return onFailure(OnFailure.DELETE);
    }

    /// The new version stays when the run fails; the next run with the same choice goes on in it (V-41).
    public ModelVersion keepOnFailure() {
        return onFailure(OnFailure.KEEP);
    }

    private ModelVersion onFailure(OnFailure changed) {
        if (selection instanceof Selection.New(var name, _)) {
            return select(new Selection.New(name, changed));
        }
        throw new IllegalStateException(
                "%s on failure is for a new version of %s: call createNew() first"
                        .formatted(changed, model));
    }

    public ModelVersion license(String text) {
        return card(card.withLicense(text));
    }

    /// Of the model, and of the version unless it has its own.
    public ModelVersion description(String text) {
        return card(card.withDescription(text));
    }

    public ModelVersion versionDescription(String text) {
        return new ModelVersion(model, card, saveToRegistry, text, tags, selection, warns);
    }

    public ModelVersion audience(String text) {
        return card(card.withAudience(text));
    }

    public ModelVersion useCases(String text) {
        return card(card.withUseCases(text));
    }

    public ModelVersion limitations(String text) {
        return card(card.withLimitations(text));
    }

    public ModelVersion tradeOffs(String text) {
        return card(card.withTradeOffs(text));
    }

    public ModelVersion ethics(String text) {
        return card(card.withEthics(text));
    }

    public ModelVersion card(ModelCard changed) {
        return new ModelVersion(
                model, changed, saveToRegistry, versionDescription, tags, selection, warns);
    }

    public ModelVersion tags(String... changed) {
        return new ModelVersion(
                model,
                card,
                saveToRegistry,
                versionDescription,
                List.of(changed),
                selection,
                warns);
    }

    /// The model is not meant for an external registry (D-5).
    public ModelVersion notForRegistry() {
        return new ModelVersion(model, card, false, versionDescription, tags, selection, warns);
    }

    /// Nothing is said when this choice is at odds with others of the same run.
    public ModelVersion withoutWarnings() {
        return new ModelVersion(
                model, card, saveToRegistry, versionDescription, tags, selection, false);
    }

    ModelVersion select(Selection changed) {
        return new ModelVersion(
                model, card, saveToRegistry, versionDescription, tags, changed, warns);
    }

    @Nullable String descriptionOfVersion() {
        return versionDescription == null ? card.description() : versionDescription;
    }
}
