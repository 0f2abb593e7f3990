package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// What a model says about itself; each text is optional and at most 65,535 characters long.
///
/// {@snippet file=ClientModels.java region=register}
public record ModelCard(
        @Nullable String license,
        @Nullable String description,
        @Nullable String audience,
        @Nullable String useCases,
        @Nullable String limitations,
        @Nullable String tradeOffs,
        @Nullable String ethics) {
    public static final ModelCard EMPTY = new ModelCard(null, null, null, null, null, null, null);

    public ModelCard withLicense(String text) {
        return new ModelCard(text, description, audience, useCases, limitations, tradeOffs, ethics);
    }

    public ModelCard withDescription(String text) {
        return new ModelCard(license, text, audience, useCases, limitations, tradeOffs, ethics);
    }

    public ModelCard withAudience(String text) {
        return new ModelCard(license, description, text, useCases, limitations, tradeOffs, ethics);
    }

    public ModelCard withUseCases(String text) {
        return new ModelCard(license, description, audience, text, limitations, tradeOffs, ethics);
    }

    public ModelCard withLimitations(String text) {
        return new ModelCard(license, description, audience, useCases, text, tradeOffs, ethics);
    }

    public ModelCard withTradeOffs(String text) {
        return new ModelCard(license, description, audience, useCases, limitations, text, ethics);
    }

    public ModelCard withEthics(String text) {
        return new ModelCard(
                license, description, audience, useCases, limitations, tradeOffs, text);
    }
}
