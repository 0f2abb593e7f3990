package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.SECOND;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.on;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.Update;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateVersionTest {
    private static final VersionCreated DESCRIBED =
            new VersionCreated(1, id(1), new VersionName("bar"), "First", List.of());

    @Test
    void a_rename_keeps_the_description() {
        Iris.spec()
                .given(REGISTERED, DESCRIBED)
                .when(rename(FIRST, "foo"))
                .then(new VersionUpdated(1, new VersionName("foo"), "First"));
    }

    /// B-1.
    @Test
    void a_new_description_keeps_the_name() {
        Iris.spec()
                .given(REGISTERED, DESCRIBED)
                .when(on(FIRST, new Update(Change.keep(), new Change.To<>("Second"))))
                .then(new VersionUpdated(1, new VersionName("bar"), "Second"));
    }

    @Test
    void null_clears_the_description() {
        Change<@Nullable String> cleared = new Change.To<>(null);
        Iris.spec()
                .given(REGISTERED, DESCRIBED)
                .when(on(FIRST, new Update(Change.keep(), cleared)))
                .then(new VersionUpdated(1, new VersionName("bar"), null));
    }

    @Test
    void an_update_that_changes_nothing_is_no_event() {
        var spec = Iris.spec().given(REGISTERED, DESCRIBED);
        spec.when(rename(FIRST, "bar")).thenNothing();
        spec.when(on(FIRST, new Update(Change.keep(), Change.keep()))).thenNothing();
        spec.when(on(FIRST, new Update(Change.keep(), new Change.To<>("First")))).thenNothing();
    }

    /// B-12, V-35.
    @Test
    void a_name_of_another_version_is_refused() {
        Iris.spec()
                .given(REGISTERED, created(1, "bar"), V2)
                .when(rename(SECOND, "bar"))
                .thenRejected(new VersionExists(new VersionName("bar"), 1));
    }

    /// B-12, V-35.
    @ParameterizedTest
    @ValueSource(strings = {"staging", "Latest", "2", "00000000-0000-0000-0000-000000000009"})
    void a_reserved_name_is_refused(String name) {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(rename(FIRST, name))
                .thenRejected(new NameReserved(new VersionName(name)));
    }

    /// V-7: with the stages that the model has, in any case; those it does not have stay reserved.
    @ParameterizedTest
    @ValueSource(strings = {"qa", "QA", "staging"})
    void the_name_of_a_stage_of_the_model_is_refused(String name) {
        Iris.spec()
                .given(REGISTERED, Iris.stages("qa! production!"), V1)
                .when(rename(FIRST, name))
                .thenRejected(new NameReserved(new VersionName(name)));
    }

    @Test
    void a_version_can_go_back_to_its_number() {
        Iris.spec()
                .given(REGISTERED, created(1, "bar"))
                .when(rename(FIRST, "1"))
                .then(new VersionUpdated(1, new VersionName("1"), null));
    }

    @Test
    void an_unknown_version_cannot_be_updated() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(rename(NINTH, "foo"))
                .thenRejected(new VersionUnknown(NINTH));
    }

    @Test
    void a_description_has_at_most_65535_characters() {
        assertThatThrownBy(() -> new Update(Change.keep(), new Change.To<>("x".repeat(65_536))))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("description has 65536 characters; at most 65535 are allowed");
    }

    private static ModelCommand rename(VersionSelector version, String name) {
        return on(version, new Update(new Change.To<>(new VersionName(name)), Change.keep()));
    }
}
