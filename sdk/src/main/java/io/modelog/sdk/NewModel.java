package io.modelog.sdk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// A model to register.
///
/// {@snippet file=ClientModels.java region=register}
public record NewModel(
        String name, @JsonUnwrapped ModelCard card, List<String> tags, boolean saveToRegistry) {
    public NewModel {
        tags = List.copyOf(tags);
    }

    public static NewModel named(String name) {
        return new NewModel(name, ModelCard.EMPTY, List.of(), true);
    }

    public NewModel withCard(ModelCard changed) {
        return new NewModel(name, changed, tags, saveToRegistry);
    }

    public NewModel withTags(List<String> changed) {
        return new NewModel(name, card, changed, saveToRegistry);
    }
}
