package io.modelog.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.sdk.Event;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.NewModel;
import io.modelog.sdk.NewVersion;
import io.modelog.sdk.PromotionRefusedException;
import io.modelog.sdk.Stage;
import io.modelog.sdk.StagePolicy;
import io.modelog.sdk.Version;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A team's rules for production, from the first refusal to the rollback: SDK and command line against a node.
class GuardedStageTest {
    @Test
    void a_version_reaches_production_when_all_rules_are_met_and_goes_back_when_it_fails(
            @TempDir Path dir) throws Exception {
        try (var system = new FreshSystem(dir);
                var ada = as("ada", system)) {
            var modelog = system.modelog;
            modelog.models().register(NewModel.named("churn"));
            var versions = modelog.versions("churn");
            versions.create(NewVersion.UNNAMED);
            versions.setStage("1", Stage.PRODUCTION, false, "before there were rules");

            modelog.stages("churn")
                    .setPolicy(
                            Stage.PRODUCTION,
                            new StagePolicy(List.of("accuracy >= 0.9"), Stage.STAGING, 1));
            versions.create(NewVersion.UNNAMED);
            versions.logMetadata("2", Map.of("accuracy", 0.87));

            assertThatThrownBy(() -> versions.setStage("2", Stage.PRODUCTION, true, "trust me"))
                    .isInstanceOfSatisfying(
                            PromotionRefusedException.class,
                            refused ->
                                    assertThat(refused.failures())
                                            .extracting(PromotionRefusedException.Failure::rule)
                                            .containsExactly("metadata", "after", "approvals"));

            versions.logMetadata("2", Map.of("accuracy", 0.93));
            versions.setStage("2", Stage.STAGING, false, null);
            versions.requestPromotion("2", Stage.PRODUCTION, "agrees with the shadow run");
            ada.versions("churn").approve("2", Stage.PRODUCTION, "looks good");
            versions.setStage("2", Stage.PRODUCTION, true, "all rules are met");
            assertThat(versions.list().where("metadata.accuracy >= 0.9 AND stage = production"))
                    .extracting(Version::number)
                    .containsExactly(2);

            var rollback =
                    system.shell.type("model version rollback churn --reason \"it drifted\"");

            assertThat(rollback.exitCode()).as(rollback.output()).isZero();
            assertThat(versions.get("production").number()).isEqualTo(1);
            assertThat(modelog.models().history("churn").type("PromotionRefused").events().stream())
                    .extracting(Event::reason)
                    .containsExactly("trust me");
        }
    }

    private static Modelog as(String actor, FreshSystem system) {
        URI node = system.modelog.settings().url();
        return Modelog.connect(
                io.modelog.sdk.Settings.fromEnvironment(
                        Map.of("MODELOG_URL", node.toString(), "MODELOG_ACTOR", actor)));
    }
}
