package io.modelog.sdk.pipeline;

import io.modelog.sdk.ModelCard;
import io.modelog.sdk.pipeline.ModelVersion.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The model versions that a run asks for in all its places: at most one new one per model (V-16), and those that exist.
record VersionRequests(
        List<ModelVersion> created, List<ModelVersion> found, List<String> warnings) {
    VersionRequests {
        created = List.copyOf(created);
        found = List.copyOf(found);
        warnings = List.copyOf(warnings);
    }

    static VersionRequests of(Optional<ModelVersion> pipeline, List<StepDefinition> steps) {
        List<String> warnings = new ArrayList<>();
        var overridden = steps.stream().allMatch(step -> step.options().model() != null);
        if (overridden && pipeline.filter(ModelVersion::warns).isPresent()) {
            warnings.add(
                    "every step has a model version of its own: that of the pipeline, of %s, is not used"
                            .formatted(pipeline.get().model()));
        }
        var places =
                Stream.concat(
                                pipeline.filter(_ -> !overridden).stream(),
                                steps.stream().flatMap(VersionRequests::of))
                        .toList();
        Map<String, List<ModelVersion>> wanted = new LinkedHashMap<>();
        places.stream()
                .filter(VersionRequests::isNew)
                .forEach(p -> wanted.computeIfAbsent(p.model(), _ -> new ArrayList<>()).add(p));
        var found = places.stream().filter(place -> !isNew(place)).toList();
        wanted.forEach((model, news) -> warn(model, news, found, warnings));
        var created = wanted.values().stream().map(VersionRequests::merged).toList();
        return new VersionRequests(created, found, warnings);
    }

    private static Stream<ModelVersion> of(StepDefinition step) {
        return Stream.concat(
                Stream.ofNullable(step.options().model()),
                step.declaredSlots().stream()
                        .flatMap(List::stream)
                        .flatMap(slot -> slot.model().stream()));
    }

    private static boolean isNew(ModelVersion place) {
        return place.selection() instanceof Selection.New;
    }

    /// Each such run is fine, but seldom meant (V-51, V-20).
    private static void warn(
            String model,
            List<ModelVersion> news,
            List<ModelVersion> found,
            List<String> warnings) {
        if (news.size() > 1 && news.stream().allMatch(ModelVersion::warns)) {
            warnings.add(
                    "%d places ask for a new version of %s and get the same one: say it in one place"
                            .formatted(news.size(), model));
        }
        found.stream()
                .filter(place -> place.model().equals(model) && place.warns())
                .map(place -> ((Selection.Existing) place.selection()).version())
                .filter(version -> !version.equals("latest"))
                .distinct()
                .map(version ->
                        "the run makes a new version of %s, and works on its version '%s' as well"
                                .formatted(model, version))
                .forEach(warnings::add);
    }

    /// The first that says something wins; the tags of all are joined (V-16). Two names are two versions: refused (V-43).
    private static ModelVersion merged(List<ModelVersion> places) {
        var names =
                places.stream()
                        .map(place -> ((Selection.New) place.selection()).name())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var first = places.getFirst();
        if (names.size() > 1) {
            throw new IllegalArgumentException(
                    "the run asks for new versions of %s named %s: it can make one"
                            .formatted(first.model(), String.join(" and ", names)));
        }
        Set<String> tags = new LinkedHashSet<>();
        places.forEach(place -> tags.addAll(place.tags()));
        return new ModelVersion(
                first.model(),
                places.stream().map(ModelVersion::card).reduce(VersionRequests::filled).get(),
                places.stream().allMatch(ModelVersion::saveToRegistry),
                places.stream()
                        .map(ModelVersion::versionDescription)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                List.copyOf(tags),
                places.stream()
                        .map(ModelVersion::selection)
                        .filter(it -> names.isEmpty() || ((Selection.New) it).name() != null)
                        .findFirst()
                        .orElseThrow(),
                first.warns());
    }

    private static ModelCard filled(ModelCard card, ModelCard other) {
        return new ModelCard(
                first(card.license(), other.license()),
                first(card.description(), other.description()),
                first(card.audience(), other.audience()),
                first(card.useCases(), other.useCases()),
                first(card.limitations(), other.limitations()),
                first(card.tradeOffs(), other.tradeOffs()),
                first(card.ethics(), other.ethics()));
    }

    private static @Nullable String first(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }
}
