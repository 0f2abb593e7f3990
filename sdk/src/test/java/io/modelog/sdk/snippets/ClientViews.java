package io.modelog.sdk.snippets;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.Replay;
import java.util.List;

/// The views of a node: folded anew, and compared with the log.
public final class ClientViews {
    private ClientViews() {}

    public static String rebuild(Modelog modelog) {
        // @start region=rebuild
        var behind = modelog.views().status().lag();
        modelog.views().beginRebuild(); // the views serve on meanwhile
        var rebuild = modelog.views().rebuild();
        var progress =
                "%d records behind; %.0f %% folded, %s s left"
                        .formatted(behind, 100 * rebuild.done(), rebuild.secondsLeft());
        // @end
        return progress;
    }

    public static List<String> verify(Modelog modelog) {
        // @start region=verify
        Replay verification = modelog.views().verification();
        List<String> faults =
                verification.checks().stream()
                        .flatMap(check ->
                                check.differences().stream()
                                        .map(row ->
                                                "%s in %s is %s"
                                                        .formatted(
                                                                row.key(),
                                                                check.view(),
                                                                row.fault())))
                        .toList();
        // @end
        return faults;
    }
}
