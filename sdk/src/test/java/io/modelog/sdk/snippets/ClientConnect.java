package io.modelog.sdk.snippets;

import io.modelog.sdk.Modelog;
import io.modelog.sdk.ModelogException;
import io.modelog.sdk.Retries;
import io.modelog.sdk.ServerUnreachableException;
import io.modelog.sdk.Settings;
import io.modelog.sdk.Stage;
import io.modelog.sdk.UnavailableException;
import io.modelog.sdk.UnreadableAnswerException;
import io.modelog.sdk.WriteOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// How a node is reached, and what happens when it is not.
public final class ClientConnect {
    private ClientConnect() {}

    public static List<String> connect(URI url) {
        // @start region=connect
        try (var modelog = Modelog.connect(url)) { // or fromEnvironment()
            return modelog.models().list().stream().map(model -> model.name()).toList();
        }
        // @end
    }

    public static Modelog settings(URI url) {
        // @start region=settings
        var settings =
                Settings.of(url)
                        .withActor("ada")
                        .withRequestTimeout(Duration.ofSeconds(10))
                        .withRetries(new Retries(3, Duration.ofMillis(200), Duration.ofSeconds(2)));
        var modelog = Modelog.connect(settings);
        // @end
        return modelog;
    }

    public static void writeOptions(Modelog modelog) {
        // @start region=write-options
        var read = modelog.models().getRevisioned("iris_classifier");
        modelog.with(WriteOptions.NONE.because("nobody uses it any more").ifMatch(read.revision()))
                .models()
                .delete(read.value().name());
        // @end
    }

    public static String unreachable(Modelog modelog) {
        // @start region=unreachable
        try {
            return modelog.versions("iris_classifier").get(Stage.PRODUCTION.text()).name();
        } catch (ServerUnreachableException e) {
            return "nothing answers at " + e.url();
        } catch (UnavailableException e) {
            return "busy, again in " + e.retryAfter();
        } catch (UnreadableAnswerException e) {
            return "no Modelog node: " + e.getMessage();
        } catch (ModelogException e) {
            return "refused: " + e.getMessage();
        }
        // @end
    }

    public static List<String> node(Modelog modelog) {
        // @start region=node
        modelog.node().checkReady();
        var status = modelog.node().status();
        return status.slots().stream().map(slot -> slot.slot() + ": " + slot.owner()).toList();
        // @end
    }
}
