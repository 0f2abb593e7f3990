package io.modelog.events.model;

import static io.modelog.events.model.Iris.MODEL_ID;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.V1_IN_PRODUCTION;
import static io.modelog.events.model.Iris.V2;
import static io.modelog.events.model.Iris.created;
import static io.modelog.events.model.Iris.displaced;
import static io.modelog.events.model.Iris.id;
import static io.modelog.events.model.Iris.metadata;
import static io.modelog.events.model.Iris.moved;

import io.modelog.events.id.VersionName;
import io.modelog.events.model.ModelCommand.CreateVersion;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelEvent.ModelDeleted;
import io.modelog.events.model.ModelEvent.ModelRegistered;
import io.modelog.events.model.ModelEvent.VersionCreated;
import io.modelog.events.model.ModelEvent.VersionDeleted;
import io.modelog.events.model.ModelEvent.VersionUpdated;
import io.modelog.events.model.ModelRejection.ModelUnknown;
import io.modelog.events.model.ModelRejection.NameReserved;
import io.modelog.events.model.ModelRejection.StageOccupied;
import io.modelog.events.model.ModelRejection.VersionExists;
import io.modelog.events.model.VersionCommand.ChangeStage;
import io.modelog.events.model.VersionCommand.LogMetadata;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateVersionTest {
    /// V-6: without a name, the number as text.
    @Test
    void the_first_version_is_number_1_and_named_so() {
        Iris.spec().given(REGISTERED).when(create(1, null)).then(V1);
    }

    /// V-30: named and unnamed versions share one sequence.
    @Test
    void named_and_unnamed_versions_are_numbered_together() {
        Iris.spec().given(REGISTERED, created(1, "bar")).when(create(2, null)).then(V2);
        Iris.spec().given(REGISTERED, V1).when(create(2, "bar")).then(created(2, "bar"));
    }

    @Test
    void description_and_tags_go_to_the_version() {
        Iris.spec()
                .given(REGISTERED)
                .when(new CreateVersion(id(1), null, "First", List.of("a", "b", "a"), List.of()))
                .then(
                        new VersionCreated(
                                1, id(1), new VersionName("1"), "First", List.of("a", "b")));
    }

    /// B-3, V-31.
    @Test
    void the_number_of_a_deleted_version_is_not_used_again() {
        Iris.spec()
                .given(REGISTERED, V1, V2, new VersionDeleted(2, id(2)))
                .when(create(3, null))
                .then(created(3, "3"));
    }

    /// B-3, across the life of the model.
    @Test
    void numbers_go_on_when_a_model_is_registered_again() {
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        V2,
                        new ModelDeleted(MODEL_ID),
                        new ModelRegistered(new UUID(0, 101), ModelDetails.NONE, List.of()))
                .when(create(3, null))
                .then(created(3, "3"));
    }

    /// V-33.
    @Test
    void a_name_is_given_once() {
        Iris.spec()
                .given(REGISTERED, V1, created(2, "bar"))
                .when(create(3, "bar"))
                .thenRejected(new VersionExists(new VersionName("bar"), 2));
    }

    @Test
    void the_name_of_a_deleted_version_is_free() {
        Iris.spec()
                .given(REGISTERED, created(1, "bar"), new VersionDeleted(1, id(1)))
                .when(create(2, "bar"))
                .then(created(2, "bar"));
    }

    @Test
    void a_name_that_was_changed_away_is_free() {
        Iris.spec()
                .given(
                        REGISTERED,
                        created(1, "bar"),
                        new VersionUpdated(1, new VersionName("foo"), null))
                .when(create(2, "bar"))
                .then(created(2, "bar"));
    }

    /// V-7, V-34, B-12.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "staging",
                "Production",
                "ARCHIVED",
                "latest",
                "Latest",
                "1",
                "3",
                "007",
                "00000000-0000-0000-0000-000000000009"
            })
    void a_name_that_selects_otherwise_is_reserved(String name) {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(create(2, name))
                .thenRejected(new NameReserved(new VersionName(name)));
    }

    /// V-7, with stages of the model's own.
    @ParameterizedTest
    @ValueSource(strings = {"qa", "Qa", "staging"})
    void a_name_of_a_stage_of_the_model_is_reserved(String name) {
        Iris.spec()
                .given(REGISTERED, Iris.stages("qa! production!"))
                .when(create(1, name))
                .thenRejected(new NameReserved(new VersionName(name)));
        Iris.spec().given(REGISTERED).when(create(1, "qa")).then(created(1, "qa"));
    }

    @Test
    void what_is_asked_of_the_new_version_happens_with_it() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(
                        createAnd(
                                new LogMetadata(metadata("n", 1)),
                                new ChangeStage(Stage.PRODUCTION, true)))
                .then(
                        V2,
                        new MetadataLogged(2, metadata("n", 1)),
                        displaced(1, Stage.PRODUCTION, 2),
                        moved(2, null, Stage.PRODUCTION));
    }

    @Test
    void what_cannot_be_done_with_it_keeps_it_from_being_created() {
        Iris.spec()
                .given(REGISTERED, V1, V1_IN_PRODUCTION)
                .when(
                        createAnd(
                                new LogMetadata(metadata("n", 1)),
                                new ChangeStage(Stage.PRODUCTION, false)))
                .thenRejected(new StageOccupied(2, Stage.PRODUCTION, 1));
    }

    @Test
    void its_own_number_may_be_a_name() {
        Iris.spec().given(REGISTERED, V1).when(create(2, "2")).then(V2);
    }

    @Test
    void an_unknown_model_has_no_versions() {
        Iris.spec().given().when(create(1, null)).thenRejected(new ModelUnknown());
    }

    private static CreateVersion createAnd(VersionCommand... then) {
        return new CreateVersion(id(2), null, null, List.of(), List.of(then));
    }

    private static CreateVersion create(long number, @Nullable String name) {
        return new CreateVersion(
                id(number),
                name == null ? null : new VersionName(name),
                null,
                List.of(),
                List.of());
    }
}
