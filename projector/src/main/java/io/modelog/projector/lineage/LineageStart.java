package io.modelog.projector.lineage;

import io.modelog.events.id.ArtifactName;
import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.RunId;
import io.modelog.events.id.StepName;
import io.modelog.events.model.VersionSelector;
import java.util.OptionalLong;

/// Where a walk begins, as a person says it.
public sealed interface LineageStart {
    String SYNTAX =
            "is none of artifact:<name>@<number or latest>, model:<name>@<version>, run:<id>, step:<run>/<step>";

    /// @param number empty for the newest version
    record OfArtifact(ArtifactName artifact, OptionalLong number) implements LineageStart {}

    record OfModel(ModelName model, VersionSelector version) implements LineageStart {}

    record OfRun(RunId run) implements LineageStart {}

    record OfStep(RunId run, StepName step) implements LineageStart {}

    /// Throws [InvalidValue].
    static LineageStart parse(String text) {
        var colon = text.indexOf(':');
        var rest = text.substring(colon + 1);
        return switch (text.substring(0, Math.max(colon, 0))) {
            case "artifact" -> artifact(rest);
            case "model" ->
                    new OfModel(
                            new ModelName(before('@', rest)),
                            VersionSelector.parse(after('@', rest)));
            case "run" -> new OfRun(RunId.parse(rest));
            case "step" ->
                    new OfStep(RunId.parse(before('/', rest)), new StepName(after('/', rest)));
            default -> throw new InvalidValue("node", SYNTAX);
        };
    }

    private static OfArtifact artifact(String text) {
        var name = new ArtifactName(before('@', text));
        var number = after('@', text);
        if (number.equals("latest")) {
            return new OfArtifact(name, OptionalLong.empty());
        }
        if (!number.matches("[1-9]\\d{0,17}")) {
            throw new InvalidValue("node", SYNTAX);
        }
        return new OfArtifact(name, OptionalLong.of(Long.parseLong(number)));
    }

    private static String before(char mark, String text) {
        return text.substring(0, at(mark, text));
    }

    private static String after(char mark, String text) {
        return text.substring(at(mark, text) + 1);
    }

    private static int at(char mark, String text) {
        var at = text.indexOf(mark);
        if (at < 0) {
            throw new InvalidValue("node", SYNTAX);
        }
        return at;
    }
}
