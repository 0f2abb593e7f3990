package io.modelog.events.model;

import org.jspecify.annotations.Nullable;

/// What a command does to the descriptive fields of a model; what it does not name stays (B-1, B-2).
public record DetailsChange(
        Change<@Nullable String> license,
        Change<@Nullable String> description,
        Change<@Nullable String> audience,
        Change<@Nullable String> useCases,
        Change<@Nullable String> limitations,
        Change<@Nullable String> tradeOffs,
        Change<@Nullable String> ethics,
        Change<Boolean> saveToRegistry) {
    public static final DetailsChange NONE =
            new DetailsChange(
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep());

    ModelDetails appliedTo(ModelDetails old) {
        return new ModelDetails(
                license.or(old.license()),
                description.or(old.description()),
                audience.or(old.audience()),
                useCases.or(old.useCases()),
                limitations.or(old.limitations()),
                tradeOffs.or(old.tradeOffs()),
                ethics.or(old.ethics()),
                saveToRegistry.or(old.saveToRegistry()));
    }
}
