package io.modelog.sdk.snippets;

import io.modelog.sdk.ArtifactKind;
import io.modelog.sdk.DeletionGuardedException;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewLink;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.PromotionRefusedException;
import io.modelog.sdk.PromotionRequest;
import io.modelog.sdk.RequestStatus;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StageOccupiedException;
import io.modelog.sdk.Version;
import io.modelog.sdk.VersionPatch;
import java.util.List;
import java.util.Map;

/// The versions of a model, and how they are promoted.
public final class ClientVersions {
    private ClientVersions() {}

    public static Version create(Modelog modelog) {
        // @start region=create
        Version version =
                modelog.versions("iris_classifier")
                        .create(
                                NewVersion.named("with-petals")
                                        .withDescription("Petals count as well.")
                                        .withMetadata(Map.of("accuracy", 0.97)));
        // @end
        return version;
    }

    public static Version update(Modelog modelog) {
        // @start region=update
        Version version =
                modelog.versions("iris_classifier")
                        .update(
                                "latest",
                                VersionPatch.NONE
                                        .addTags(List.of("reviewed"))
                                        .metadata(Map.of("reviewer", "ada")));
        // @end
        return version;
    }

    public static String promote(Modelog modelog) {
        // @start region=promote
        var versions = modelog.versions("iris_classifier");
        try {
            return versions.setStage(4, Stage.PRODUCTION, false, "0.97 on the test set").name();
        } catch (StageOccupiedException e) {
            return "version %d is in production".formatted(e.occupant());
        } catch (PromotionRefusedException e) {
            return "missing: " + e.failures().getFirst().rule();
        }
        // @end
    }

    public static PromotionRequest request(Modelog modelog) {
        // @start region=request
        modelog.versions("iris_classifier")
                .requestPromotion("4", Stage.PRODUCTION, "0.97 on the test set");
        List<PromotionRequest> open =
                modelog.requests("iris_classifier", RequestStatus.OPEN).stream().toList();
        PromotionRequest first = open.getFirst();
        modelog.versions(first.model())
                .approve(Integer.toString(first.version()), first.stage(), "seen");
        // @end
        return first;
    }

    public static void link(Modelog modelog) {
        // @start region=link
        var production = modelog.versions("iris_classifier");
        production.link("production", NewLink.newest("iris_predictions"));
        for (var link : production.links("production", ArtifactKind.DATA, null)) {
            System.out.println(link.id() + " at " + link.uri());
        }
        // @end
    }

    public static List<String> delete(Modelog modelog) {
        // @start region=delete
        try {
            modelog.versions("iris_classifier").delete("with-petals");
            return List.of();
        } catch (DeletionGuardedException e) {
            return e.why();
        }
        // @end
    }
}
