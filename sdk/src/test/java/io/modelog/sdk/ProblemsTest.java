package io.modelog.sdk;

import static io.modelog.sdk.Samples.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final StubNode node;
    private final Modelog modelog;

    ProblemsTest() throws IOException {
        node = new StubNode();
        modelog = node.client();
    }

    @AfterEach
    void stop() {
        modelog.close();
        node.close();
    }

    @Test
    void an_occupied_stage_names_its_occupant() {
        node.answers(
                409,
                """
                {"type": "urn:modelog:problem:stage-occupied", "title": "Stage occupied", "status": 409,
                 "detail": "iris@3 holds production", "model": "iris", "stage": "production", "occupant": 3}\
                """);

        var thrown =
                catchThrowableOfType(
                        StageOccupiedException.class,
                        () ->
                                modelog.versions("iris")
                                        .setStage("4", Stage.PRODUCTION, false, null));

        assertThat(thrown).hasMessage("iris@3 holds production");
        assertThat(thrown.occupant()).isEqualTo(3);
        assertThat(thrown.problem().members()).containsEntry("stage", "production");
        assertThat(node.requests).hasSize(1);
    }

    @Test
    void invalid_fields_are_named() {
        node.answers(
                422,
                """
                {"type": "urn:modelog:problem:invalid-field", "title": "Invalid field", "status": 422,
                 "detail": "name: is empty", "errors": [{"field": "name", "detail": "is empty"}]}\
                """);

        var thrown =
                catchThrowableOfType(
                        InvalidFieldException.class,
                        () -> modelog.models().register(NewModel.named("")));

        assertThat(thrown.errors())
                .containsExactly(new InvalidFieldException.FieldError("name", "is empty"));
    }

    @Test
    void a_refused_promotion_names_the_rules_that_are_not_met() {
        node.answers(
                409,
                """
                {"type": "urn:modelog:problem:promotion-refused", "title": "Promotion refused", "status": 409,
                 "detail": "iris@4 may not be in production", "model": "iris", "version": 4, "stage": "production",
                 "failures": [{"rule": "metadata", "detail": "accuracy is 0.8, not >= 0.9"},
                              {"rule": "approvals", "detail": "1 of 2"}]}\
                """);

        var thrown =
                catchThrowableOfType(
                        PromotionRefusedException.class,
                        () -> modelog.versions("iris").setStage("4", Stage.PRODUCTION, true, null));

        assertThat(thrown.failures())
                .containsExactly(
                        new PromotionRefusedException.Failure(
                                "metadata", "accuracy is 0.8, not >= 0.9"),
                        new PromotionRefusedException.Failure("approvals", "1 of 2"));
    }

    @Test
    void a_guarded_deletion_says_why() {
        node.answers(
                409,
                """
                {"type": "urn:modelog:problem:deletion-guarded", "title": "Deletion guarded", "status": 409,
                 "detail": "iris is in use", "why": ["iris@3 is in production"]}\
                """);

        var thrown =
                catchThrowableOfType(
                        DeletionGuardedException.class, () -> modelog.models().delete("iris"));

        assertThat(thrown.why()).containsExactly("iris@3 is in production");
    }

    @Test
    void an_unknown_stage_is_an_invalid_field_without_a_list_of_fields() {
        node.answers(422, problem("stage-unknown", 422));

        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() ->
                        modelog.versions("iris").setStage("4", Stage.of("canary"), false, null))
                .matches(e -> e.is("stage-unknown") && e.errors().isEmpty());
    }

    @Test
    void any_other_rule_is_a_conflict() {
        node.answers(409, problem("nothing-to-roll-back", 409));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> modelog.versions("iris").rollback(Stage.PRODUCTION))
                .matches(e -> e.is("nothing-to-roll-back"));
    }
}
