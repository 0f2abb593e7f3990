package io.modelog.cli.option;

import io.modelog.sdk.ModelCard;
import io.modelog.sdk.ModelPatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a model says about itself, each part only where it was given.
public final class Card {
    @Option(
            names = {"-l", "--license"},
            paramLabel = "<text>",
            description = "Its licence.")
    private @Nullable String license;

    @Option(
            names = {"-d", "--description"},
            paramLabel = "<text>",
            description = "What it is.")
    private @Nullable String description;

    @Option(
            names = {"-a", "--audience"},
            paramLabel = "<text>",
            description = "Whom it is for.")
    private @Nullable String audience;

    @Option(
            names = {"-u", "--use-cases"},
            paramLabel = "<text>",
            description = "What it is for.")
    private @Nullable String useCases;

    @Option(names = "--tradeoffs", paramLabel = "<text>", description = "What was traded for what.")
    private @Nullable String tradeOffs;

    @Option(
            names = {"-e", "--ethics", "--ethical"},
            paramLabel = "<text>",
            description = "Ethical concerns.")
    private @Nullable String ethics;

    @Option(names = "--limitations", paramLabel = "<text>", description = "What it cannot do.")
    private @Nullable String limitations;

    public ModelCard asCard() {
        return new ModelCard(
                license, description, audience, useCases, limitations, tradeOffs, ethics);
    }

    /// Only what was given; an empty text clears the field.
    public ModelPatch asPatch() {
        var patch = ModelPatch.NONE;
        patch = license == null ? patch : patch.license(clearing(license));
        patch = description == null ? patch : patch.description(clearing(description));
        patch = audience == null ? patch : patch.audience(clearing(audience));
        patch = useCases == null ? patch : patch.useCases(clearing(useCases));
        patch = tradeOffs == null ? patch : patch.tradeOffs(clearing(tradeOffs));
        patch = ethics == null ? patch : patch.ethics(clearing(ethics));
        return limitations == null ? patch : patch.limitations(clearing(limitations));
    }

    private static @Nullable String clearing(String text) {
        return text.isEmpty() ? null : text;
    }
}
