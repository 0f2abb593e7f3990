package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.folded;
import static io.modelog.projector.view.Facts.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.ModelName;
import io.modelog.events.model.ModelDetails;
import io.modelog.events.model.ModelEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ModelViewTest {
    private static final ModelDetails DESCRIBED =
            new ModelDetails(
                    "MIT", "tells irises apart", "all", "demo", "small", "fast", "-", false);

    private static final List<String> STANDARD =
            List.of("none", "staging", "production", "archived");

    private static @Nullable ModelView model(MemoryRows rows) {
        return rows.get(Table.MODELS, Keys.name(IRIS.value()));
    }

    @Test
    void a_registered_model_has_no_version() {
        assertThat(model(folded(registered(IRIS))))
                .isEqualTo(
                        new ModelView(
                                "iris",
                                new UUID(2, 4),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of("demo"),
                                true,
                                STANDARD,
                                null,
                                0,
                                at(1),
                                "ada",
                                at(1),
                                "ada",
                                1));
    }

    @Test
    void an_update_replaces_all_details() {
        var rows = folded(registered(IRIS), event(IRIS, new ModelEvent.ModelUpdated(DESCRIBED)));

        assertThat(model(rows))
                .isEqualTo(
                        new ModelView(
                                "iris",
                                new UUID(2, 4),
                                "MIT",
                                "tells irises apart",
                                "all",
                                "demo",
                                "small",
                                "fast",
                                "-",
                                List.of("demo"),
                                false,
                                STANDARD,
                                null,
                                0,
                                at(1),
                                "ada",
                                at(2),
                                "ada",
                                2));
    }

    @Test
    void versions_are_counted_and_the_highest_alive_is_the_latest() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        created(IRIS, 2),
                        created(IRIS, 3),
                        deleted(3),
                        deleted(1));

        assertThat(model(rows))
                .extracting(ModelView::latestVersion, ModelView::versions, ModelView::sequence)
                .containsExactly(2L, 1L, 6L);
    }

    @Test
    void a_model_whose_last_version_was_deleted_has_no_latest() {
        var rows = folded(registered(IRIS), created(IRIS, 1), deleted(1));

        assertThat(model(rows))
                .extracting(ModelView::latestVersion, ModelView::versions)
                .containsExactly(null, 0L);
    }

    @Test
    void a_deleted_name_can_be_registered_again_and_its_numbers_go_on() {
        var rows =
                folded(
                        registered(IRIS),
                        created(IRIS, 1),
                        deleted(IRIS),
                        registered(IRIS),
                        created(IRIS, 2));

        assertThat(model(rows))
                .extracting(ModelView::latestVersion, ModelView::versions)
                .containsExactly(2L, 1L);
    }

    @Test
    void a_deleted_model_does_not_take_one_with_a_longer_name_along() {
        var longer = new ModelName("iris2");

        var rows = folded(registered(IRIS), registered(longer), created(longer, 1), deleted(IRIS));

        assertThat(rows.keys(Table.MODELS, Key.EMPTY)).containsExactly(Keys.name("iris2"));
        assertThat(rows.keys(Table.VERSIONS, Key.EMPTY)).containsExactly(Keys.version("iris2", 1));
    }

    @Test
    void an_event_of_a_model_without_row_is_corrupt() {
        var rows = new MemoryRows();
        var envelope =
                TestLog.CODEC.decode(
                        TestLog.of(registered(IRIS), created(IRIS, 1)).records().get(1).bytes());

        assertThatThrownBy(() -> LogFold.project(rows, envelope))
                .hasMessage(
                        "model/iris has VersionCreated as event 2, but no row in models for it");
    }
}
