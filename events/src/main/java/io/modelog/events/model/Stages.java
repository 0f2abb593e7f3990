package io.modelog.events.model;

import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.NONE;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;

import io.modelog.events.id.InvalidValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The stages of a model in order: `none` first, `archived` last, `production` somewhere between.
public record Stages(List<Definition> all) {
    /// @param exclusive whether at most one version may be in it
    public record Definition(Stage stage, boolean exclusive) {}

    private static final Definition FIRST = new Definition(NONE, false);
    private static final Definition LAST = new Definition(ARCHIVED, false);

    /// Most stages that can be chosen, beside `none` and `archived`.
    public static final int CHOSEN_MAX = 20;

    /// What a model starts with. Only staging and production are exclusive (S-1 without the defect S-2).
    public static final Stages STANDARD =
            choose(List.of(new Definition(STAGING, true), new Definition(PRODUCTION, true)));

    public Stages {
        all = List.copyOf(all);
        if (all.size() < 3 || !all.getFirst().equals(FIRST) || !all.getLast().equals(LAST)) {
            throw new InvalidValue("stages", "do not go from none to archived");
        }
        if (all.size() > CHOSEN_MAX + 2) {
            throw new InvalidValue(
                    "stages",
                    "has %d entries; at most %d are allowed".formatted(all.size() - 2, CHOSEN_MAX));
        }
        var seen = new HashSet<Stage>();
        for (var definition : all) {
            if (!seen.add(definition.stage())) {
                throw new InvalidValue(
                        "stages",
                        definition.stage().equals(NONE) || definition.stage().equals(ARCHIVED)
                                ? "names %s, which is always there".formatted(definition.stage())
                                : "names %s twice".formatted(definition.stage()));
            }
        }
        if (!seen.contains(PRODUCTION)) {
            throw new InvalidValue("stages", "lacks production");
        }
    }

    /// All stages from those between `none` and `archived`.
    public static Stages choose(List<Definition> chosen) {
        var all = new ArrayList<Definition>();
        all.add(FIRST);
        all.addAll(chosen);
        all.add(LAST);
        return new Stages(all);
    }

    public boolean contains(Stage stage) {
        return find(stage.name()).isPresent();
    }

    public boolean isExclusive(Stage stage) {
        return find(stage.name()).filter(Definition::exclusive).isPresent();
    }

    Optional<Definition> find(String name) {
        return all.stream()
                .filter(definition -> definition.stage().name().equals(name))
                .findFirst();
    }

    public List<Stage> names() {
        return all.stream().map(Definition::stage).toList();
    }
}
