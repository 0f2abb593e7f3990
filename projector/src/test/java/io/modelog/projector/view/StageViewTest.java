package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.defined;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.staged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.events.log.Event;
import io.modelog.events.metadata.MetadataRule;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.Stage;
import io.modelog.events.model.StagePolicy;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.view.StageView.PolicyView;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// S-1, S-3, V-8 to V-10: the stages of a model, who is in them, and what they select.
final class StageViewTest {
    private static final Stage QA = new Stage("qa");
    private static final Stage CANARY = new Stage("canary");
    private static final StagePolicy POLICY =
            new StagePolicy(
                    List.of(MetadataRule.parse("accuracy>=0.90"), MetadataRule.parse("data_card")),
                    Stage.STAGING,
                    2);

    private final OpenViews open = new OpenViews();
    private final Views views = open.views();

    StageViewTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    private static Event guarded(Stage stage, @Nullable StagePolicy policy) {
        return event(IRIS, new ModelEvent.StagePolicyChanged(stage, policy));
    }

    private static StageView stage(String name, boolean exclusive) {
        return new StageView(name, exclusive, null, null, 0);
    }

    @Test
    void a_model_starts_with_the_standard_stages_and_so_does_an_unknown_one() {
        var standard =
                List.of(
                        stage("none", false),
                        stage("staging", true),
                        stage("production", true),
                        stage("archived", false));
        assertThat(views.stages(IRIS)).isEqualTo(standard);

        open.given(registered(IRIS));

        assertThat(views.stages(IRIS)).isEqualTo(standard);
    }

    @Test
    void stages_come_in_the_order_of_the_model() {
        open.given(registered(IRIS), defined("staging", "qa*", "production"));

        assertThat(views.stages(IRIS))
                .containsExactly(
                        stage("none", false),
                        stage("staging", true),
                        stage("qa", false),
                        stage("production", true),
                        stage("archived", false));
        assertThat(views.model(IRIS).orElseThrow().value())
                .extracting(ModelView::stages, ModelView::updatedAt, ModelView::sequence)
                .containsExactly(
                        List.of("none", "staging", "qa", "production", "archived"), at(2), 2L);
    }

    @Test
    void a_stage_says_who_is_in_it() {
        open.given(
                registered(IRIS),
                defined("qa", "canary*", "production"),
                created(IRIS, 1),
                created(IRIS, 2),
                created(IRIS, 3),
                staged(1, null, CANARY),
                staged(2, null, CANARY),
                staged(3, null, QA));

        assertThat(views.stages(IRIS))
                .containsExactly(
                        stage("none", false),
                        new StageView("qa", true, null, 3L, 1),
                        new StageView("canary", false, null, null, 2),
                        stage("production", true),
                        stage("archived", false));
    }

    @Test
    void a_deleted_version_leaves_its_stage() {
        open.given(registered(IRIS), created(IRIS, 1), staged(1, null, Stage.STAGING), deleted(1));

        assertThat(views.stages(IRIS)).contains(stage("staging", true));
    }

    @Test
    void a_policy_reads_as_rules_in_one_form() {
        open.given(registered(IRIS), guarded(Stage.PRODUCTION, POLICY));

        var policy = new PolicyView(List.of("accuracy >= 0.9", "data_card"), "staging", 2);
        assertThat(views.stages(IRIS)).contains(new StageView("production", true, policy, null, 0));
    }

    @Test
    void a_policy_stays_while_its_stage_stays_and_can_be_taken_off() {
        open.given(
                registered(IRIS),
                defined("staging", "qa", "production"),
                guarded(QA, POLICY),
                guarded(Stage.PRODUCTION, POLICY),
                guarded(QA, null),
                defined("staging", "production"));

        assertThat(views.stages(IRIS))
                .extracting(StageView::name, stage -> stage.policy() != null)
                .containsExactly(
                        tuple("none", false),
                        tuple("staging", false),
                        tuple("production", true),
                        tuple("archived", false));
    }

    @ParameterizedTest
    @CsvSource({"qa, 3", "canary, 0", "archived, 0", "none, 0", "production, 0", "staging, 0"})
    void an_exclusive_stage_selects_its_occupant_and_a_shared_one_nobody(
            String selector, long number) {
        open.given(
                registered(IRIS),
                defined("qa", "canary*", "production"),
                created(IRIS, 1),
                created(IRIS, 2),
                created(IRIS, 3),
                staged(1, null, CANARY),
                staged(2, null, Stage.ARCHIVED),
                staged(3, null, QA));

        var expected = number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
        assertThat(selected(selector)).isEqualTo(expected);
    }

    private OptionalLong selected(String selector) {
        return views.version(IRIS, VersionSelector.parse(selector))
                .map(read -> OptionalLong.of(read.value().number()))
                .orElse(OptionalLong.empty());
    }

    @Test
    void versions_of_a_custom_stage_are_listed_in_their_model_and_over_all() {
        open.given(
                registered(IRIS),
                defined("canary*", "production"),
                created(IRIS, 1),
                created(IRIS, 2),
                staged(2, null, CANARY),
                staged(1, null, CANARY));

        assertThat(views.versions(IRIS, CANARY, OpenViews.ALL).items())
                .extracting(VersionView::number)
                .containsExactly(1L, 2L);
        assertThat(views.versions(CANARY, OpenViews.ALL).items()).hasSize(2);
    }
}
