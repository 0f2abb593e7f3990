package io.modelog.events.model;

import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Stage.ARCHIVED;
import static io.modelog.events.model.Stage.PRODUCTION;
import static io.modelog.events.model.Stage.STAGING;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.ModelCommand.ChangePolicy;
import io.modelog.events.model.ModelEvent.StagePolicyChanged;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.StageUnknown;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePolicyTest {
    private static final Stage QA = new Stage("qa");
    private static final StagePolicy POLICY =
            new StagePolicy(List.of(MetadataRule.parse("accuracy >= 0.9")), STAGING, 2);

    @Test
    void a_stage_gets_a_policy_and_another_and_none() {
        var guarded = new StagePolicyChanged(PRODUCTION, POLICY);
        var other = Iris.requires("card");
        Iris.spec().given(REGISTERED).when(new ChangePolicy(PRODUCTION, POLICY)).then(guarded);
        Iris.spec()
                .given(REGISTERED, guarded)
                .when(new ChangePolicy(PRODUCTION, other))
                .then(new StagePolicyChanged(PRODUCTION, other));
        Iris.spec()
                .given(REGISTERED, guarded)
                .when(new ChangePolicy(PRODUCTION, null))
                .then(new StagePolicyChanged(PRODUCTION, null));
    }

    @Test
    void the_policy_it_has_is_no_change() {
        Iris.spec()
                .given(REGISTERED, new StagePolicyChanged(PRODUCTION, POLICY))
                .when(new ChangePolicy(PRODUCTION, POLICY))
                .thenNothing();
        Iris.spec().given(REGISTERED).when(new ChangePolicy(PRODUCTION, null)).thenNothing();
    }

    @Test
    void a_stage_that_the_model_does_not_have_is_unknown() {
        var known = Stages.STANDARD.names();
        Iris.spec()
                .given(REGISTERED)
                .when(new ChangePolicy(QA, POLICY))
                .thenRejected(new StageUnknown(QA, known));
        Iris.spec()
                .given(REGISTERED)
                .when(new ChangePolicy(QA, null))
                .thenRejected(new StageUnknown(QA, known));
        Iris.spec()
                .given(REGISTERED)
                .when(new ChangePolicy(PRODUCTION, new StagePolicy(List.of(), QA, 0)))
                .thenRejected(new StageUnknown(QA, known));
    }

    @Test
    void an_unknown_model_has_no_policies() {
        Iris.spec().given().when(new ChangePolicy(ARCHIVED, null)).thenRejected(new ModelUnknown());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 11})
    void approvals_are_0_to_10(int approvals) {
        assertThatThrownBy(() -> new StagePolicy(List.of(), null, approvals))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("approvals is %d; 0 to 10 are allowed".formatted(approvals));
    }

    @Test
    void there_are_at_most_50_rules() {
        var rules = Collections.nCopies(51, MetadataRule.parse("card"));
        assertThatThrownBy(() -> new StagePolicy(rules, null, 0))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("requires has 51 entries; at most 50 are allowed");
    }
}
