package io.modelog.sdk.snippets;

import io.modelog.sdk.AsOf;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Version;
import io.modelog.sdk.VersionAt;
import java.time.Instant;
import java.util.List;

/// Models as they were.
public final class ClientAsOf {
    private ClientAsOf() {}

    public static List<String> holders(Modelog modelog, Instant friday) {
        // @start region=holders
        List<String> inProduction =
                modelog.asOf(AsOf.time(friday)).holders(Stage.PRODUCTION).stream()
                        .map(version -> version.model() + "@" + version.number())
                        .toList();
        // @end
        return inProduction;
    }

    public static Version version(Modelog modelog, String position) {
        // @start region=version
        Version then =
                modelog.asOf(AsOf.position(position)).version("iris_classifier", "production");
        // @end
        return then;
    }

    public static List<String> timeline(Modelog modelog) {
        // @start region=timeline
        List<String> periods =
                modelog.models().timeline("iris_classifier", Stage.PRODUCTION).stream()
                        .map(period -> period.version() + " by " + period.enteredBy())
                        .toList();
        // @end
        return periods;
    }

    public static List<String> diff(Modelog modelog, Instant friday) {
        // @start region=diff
        List<String> changed =
                modelog
                        .versions("iris_classifier")
                        .diff(
                                new VersionAt("production", AsOf.time(friday)),
                                VersionAt.now("production"))
                        .differences()
                        .stream()
                        .map(it -> it.part() + " " + it.name() + " " + it.change())
                        .toList();
        // @end
        return changed;
    }
}
