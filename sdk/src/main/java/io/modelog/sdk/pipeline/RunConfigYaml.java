package io.modelog.sdk.pipeline;

import io.modelog.sdk.pipeline.ModelVersion.Selection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which keys a run configuration has, and what they mean.
final class RunConfigYaml {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h)");
    private static final String TEXT = "a text";
    private static final String TRUTH = "true or false";
    private static final String VERSION = "a number, name or stage";
    private static final String NEW = "true, false or a name";
    private static final String DELAY = "a text such as 500ms";
    private static final Map<String, BiFunction<ModelVersion, String, ModelVersion>> TEXTS =
            Map.of(
                    "license", ModelVersion::license,
                    "description", ModelVersion::description,
                    "versionDescription", ModelVersion::versionDescription,
                    "audience", ModelVersion::audience,
                    "useCases", ModelVersion::useCases,
                    "limitations", ModelVersion::limitations,
                    "tradeOffs", ModelVersion::tradeOffs,
                    "ethics", ModelVersion::ethics);

    private RunConfigYaml() {}

    static RunConfig read(String source, String yaml) {
        var faults = new YamlFaults(source);
        var config = Yaml.parse(yaml, faults).map(RunConfigYaml::config).orElse(RunConfig.NONE);
        faults.check();
        return config;
    }

    private static RunConfig config(Yaml yaml) {
        var fields = new YamlFields(yaml);
        Map<String, RunConfig.Step> steps = new LinkedHashMap<>();
        fields.get("steps")
                .ifPresent(named ->
                        named.fields().forEach((key, step) -> steps.put(key.name(), step(step))));
        var config =
                new RunConfig(
                        model(fields),
                        values(fields, "extra"),
                        cache(fields),
                        retries(fields),
                        steps);
        fields.checkKnown();
        return config;
    }

    private static RunConfig.Step step(Yaml yaml) {
        var fields = new YamlFields(yaml);
        var step =
                new RunConfig.Step(
                        yaml.place(),
                        cache(fields),
                        retries(fields),
                        values(fields, "parameters"),
                        model(fields));
        fields.checkKnown();
        return step;
    }

    private static @Nullable ModelVersion model(YamlFields parent) {
        return parent.get("model").map(RunConfigYaml::model).orElse(null);
    }

    private static ModelVersion model(Yaml yaml) {
        var fields = new YamlFields(yaml);
        var unnamed = ModelVersion.of("unnamed");
        var model =
                fields.require("name")
                        .map(it ->
                                it.change(
                                        unnamed,
                                        String.class,
                                        TEXT,
                                        (_, name) -> ModelVersion.of(name)))
                        .orElse(unnamed);
        for (var text : TEXTS.entrySet()) {
            model = fields.change(model, text.getKey(), String.class, TEXT, text.getValue());
        }
        model = fields.get("tags").map(RunConfigYaml::texts).map(model::tags).orElse(model);
        model = fields.change(model, "saveToRegistry", Boolean.class, TRUTH, RunConfigYaml::saved);
        model = fields.change(model, "warns", Boolean.class, TRUTH, RunConfigYaml::warning);
        model = fields.change(model, "version", Object.class, VERSION, RunConfigYaml::version);
        model = fields.change(model, "createNew", Object.class, NEW, RunConfigYaml::createNew);
        model = fields.change(model, "deleteOnFailure", Boolean.class, TRUTH, RunConfigYaml::fails);
        fields.checkKnown();
        return model;
    }

    private static String[] texts(Yaml yaml) {
        return yaml.items().stream()
                .flatMap(item -> item.as(String.class, TEXT).stream())
                .toArray(String[]::new);
    }

    private static ModelVersion saved(ModelVersion model, boolean wanted) {
        return wanted ? model : model.notForRegistry();
    }

    private static ModelVersion warning(ModelVersion model, boolean wanted) {
        return wanted ? model : model.withoutWarnings();
    }

    private static ModelVersion fails(ModelVersion model, boolean deletes) {
        return deletes ? model.deleteOnFailure() : model.keepOnFailure();
    }

    /// V-3: a name makes a new version of this name; it cannot be said with a version that is there already.
    private static ModelVersion createNew(ModelVersion model, Object wanted) {
        if (!wanted.equals(false) && model.selection() instanceof Selection.Existing(var version)) {
            throw new IllegalArgumentException(
                    "a new version cannot be version '%s': leave one of them out"
                            .formatted(version));
        }
        return switch (wanted) {
            case Boolean yes -> yes ? model.createNew() : model;
            case String name -> model.createNew(name);
            default -> throw new IllegalArgumentException(NEW + " is expected here");
        };
    }

    private static ModelVersion version(ModelVersion model, Object version) {
        return switch (version) {
            case Long number when number > 0 && number <= Integer.MAX_VALUE ->
                    model.version(number.intValue());
            case String text when !text.isBlank() -> model.version(text);
            default ->
                    throw new IllegalArgumentException(
                            "a version is a number from 1, or a text: put %s in quotes if it is a name"
                                    .formatted(version));
        };
    }

    /// A number of attempts, or a block.
    private static @Nullable StepRetries retries(YamlFields parent) {
        return parent.get("retries")
                .map(yaml -> yaml.isScalar() ? attempts(yaml) : retries(yaml))
                .orElse(null);
    }

    private static StepRetries retries(Yaml yaml) {
        var fields = new YamlFields(yaml);
        var retries =
                fields.require("attempts").map(RunConfigYaml::attempts).orElse(StepRetries.none());
        retries =
                fields.change(
                        retries,
                        "firstDelay",
                        String.class,
                        DELAY,
                        (it, text) -> it.firstDelay(duration(text)));
        retries =
                fields.change(
                        retries,
                        "longestDelay",
                        String.class,
                        DELAY,
                        (it, text) -> it.longestDelay(duration(text)));
        retries =
                fields.change(
                        retries,
                        "factor",
                        Number.class,
                        "a number",
                        (it, factor) -> it.factor(factor.doubleValue()));
        fields.checkKnown();
        return retries;
    }

    private static StepRetries attempts(Yaml yaml) {
        return yaml.change(
                StepRetries.none(),
                Long.class,
                "a number of attempts",
                (_, attempts) -> StepRetries.of(Math.clamp(attempts, 0, Integer.MAX_VALUE)));
    }

    private static Map<String, Object> values(YamlFields fields, String key) {
        return fields.get(key).map(Yaml::plainFields).orElse(Map.of());
    }

    private static @Nullable Boolean cache(YamlFields fields) {
        return fields.get("cache").flatMap(it -> it.as(Boolean.class, TRUTH)).orElse(null);
    }

    private static Duration duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no duration such as 500ms, 2s, 1m or 1h".formatted(text));
        }
        var amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
