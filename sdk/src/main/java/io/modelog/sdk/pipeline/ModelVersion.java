package io.modelog.sdk.pipeline;

import io.modelog.sdk.ModelCard;
import io.modelog.sdk.Stage;
import java.util.List;

/// Which version of which model a run works on: the latest unless said otherwise, resolved once before the first step
/// and the same until the last. The card and the tags are used where the run makes something new: all for a model that
/// is unknown, description and tags also for a new version; what exists is not changed.
public record ModelVersion(String model, ModelCard card, List<String> tags, Selection selection) {
    public ModelVersion {
        tags = List.copyOf(tags);
    }

    /// How the version is found.
    public sealed interface Selection {
        /// A new version; with `deleteOnFailure` it is named `running` until the run has succeeded.
        record New(boolean deleteOnFailure) implements Selection {}

        /// A version that exists, by number, name, stage, `latest` or id.
        record Existing(String version) implements Selection {}
    }

    public static ModelVersion of(String model) {
        return new ModelVersion(
                model, ModelCard.EMPTY, List.of(), new Selection.Existing("latest"));
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

    /// The run creates a version before its first step; it keeps its number as name.
    public ModelVersion createNew() {
        return select(new Selection.New(false));
    }

    /// The new version is named `running`, then its number when the run succeeds; it is deleted when the run fails.
    public ModelVersion deleteOnFailure() {
        if (selection instanceof Selection.Existing) {
            throw new IllegalStateException(
                    "deleteOnFailure() is for a new version of %s: call createNew() first"
                            .formatted(model));
        }
        return select(new Selection.New(true));
    }

    public ModelVersion license(String text) {
        return card(card.withLicense(text));
    }

    public ModelVersion description(String text) {
        return card(card.withDescription(text));
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
        return new ModelVersion(model, changed, tags, selection);
    }

    public ModelVersion tags(String... changed) {
        return new ModelVersion(model, card, List.of(changed), selection);
    }

    private ModelVersion select(Selection changed) {
        return new ModelVersion(model, card, tags, changed);
    }
}
