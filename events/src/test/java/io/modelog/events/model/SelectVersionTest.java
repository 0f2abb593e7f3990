package io.modelog.events.model;

import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V3;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.moved;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.decider.DeciderSpec;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.Delete;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which version a selector means, seen through the deletion of it (V-8, V-9).
class SelectVersionTest {
    private final DeciderSpec<Model, ModelCommand, ModelEvent, ModelRejection>.Given model =
            Iris.spec()
                    .given(
                            REGISTERED,
                            V1,
                            created(2, "bar"),
                            V3,
                            V1_IN_PRODUCTION,
                            moved(2, null, Stage.ARCHIVED));

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 2",
        "bar, 2",
        "latest, 3",
        "production, 1",
        "00000000-0000-0000-0000-000000000002, 2"
    })
    void a_selector_means_one_version(String selector, long number) {
        model.when(on(VersionSelector.parse(selector), new Delete(true)))
                .then(new VersionDeleted(number, id(number)));
    }

    /// V-10: what many versions may share selects none.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "Bar",
                "staging",
                "archived",
                "none",
                "00000000-0000-0000-0000-000000000004"
            })
    void a_selector_that_nothing_answers_to_is_unknown(String selector) {
        var version = VersionSelector.parse(selector);
        model.when(on(version, new Delete(true))).thenRejected(new VersionUnknown(version));
    }

    /// An exclusive stage of the model's own selects, one that many share does not, one that is gone is nothing.
    @Test
    void a_stage_of_the_models_own_means_who_is_in_it() {
        var custom =
                Iris.spec()
                        .given(
                                REGISTERED,
                                Iris.stages("qa! canary production!"),
                                V1,
                                created(2, "bar"),
                                moved(1, null, new Stage("qa")),
                                moved(2, null, new Stage("canary")));
        custom.when(on(VersionSelector.parse("qa"), new Delete(false)))
                .then(new VersionDeleted(1, id(1)));
        for (var text : List.of("canary", "staging", "Qa", "production")) {
            var version = VersionSelector.parse(text);
            custom.when(on(version, new Delete(false))).thenRejected(new VersionUnknown(version));
        }
    }

    @Test
    void a_model_without_versions_has_no_latest() {
        var latest = new VersionSelector.Latest();
        Iris.spec()
                .given(REGISTERED)
                .when(on(latest, new Delete(true)))
                .thenRejected(new VersionUnknown(latest));
    }

    @Test
    void latest_falls_back_when_the_newest_is_deleted() {
        Iris.spec()
                .given(REGISTERED, V1, created(2, "bar"), new VersionDeleted(2, id(2)))
                .when(on(new VersionSelector.Latest(), new Delete(true)))
                .then(new VersionDeleted(1, id(1)));
    }
}
