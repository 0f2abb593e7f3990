package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.attached;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.started;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.RunId;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.events.model.OnFailure;
import io.modelog.events.model.VersionSelector;
import io.modelog.events.run.RunEvent;
import io.modelog.projector.view.RunView.AttachedTo;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Versions that runs hold until they end (V-40 to V-43).
final class HeldVersionsTest {
    private static final AttachedTo FIRST = new AttachedTo("iris", 1);

    private final TestLog log = new TestLog();
    private final OpenViews open;
    private final Views views;

    HeldVersionsTest() throws IOException {
        open = new OpenViews();
        views = open.views();
        given(registered(IRIS), created(IRIS, 1), started(RUN));
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void a_version_says_which_run_holds_it() {
        given(held(1));

        assertThat(heldBy()).isEqualTo(RUN.value());
        assertThat(views.runs().heldBy(RUN)).containsExactly(FIRST);
    }

    @Test
    void a_run_that_is_only_attached_holds_nothing() {
        given(attached(1, RUN));

        assertThat(heldBy()).isNull();
        assertThat(views.runs().heldBy(RUN)).isEmpty();
    }

    @Test
    void a_released_version_is_held_by_nobody_and_the_run_stays_attached() {
        given(held(1), event(IRIS, new ModelEvent.VersionReleased(1, RUN)));

        assertThat(heldBy()).isNull();
        assertThat(views.runs().heldBy(RUN)).isEmpty();
        assertThat(version().runs()).isEqualTo(1);
    }

    @Test
    void detaching_the_holder_ends_its_hold() {
        given(held(1), event(IRIS, new ModelEvent.RunDetached(1, RUN)));

        assertThat(heldBy()).isNull();
        assertThat(views.runs().heldBy(RUN)).isEmpty();
    }

    @Test
    void detaching_another_run_leaves_the_hold() {
        var other = new RunId(new UUID(7, 7));
        given(held(1), attached(1, other), event(IRIS, new ModelEvent.RunDetached(1, other)));

        assertThat(heldBy()).isEqualTo(RUN.value());
    }

    @Test
    void a_deleted_version_is_held_no_more() {
        given(held(1), deleted(1));

        assertThat(views.runs().heldBy(RUN)).isEmpty();
        assertThat(views.runs().due()).isEmpty();
    }

    @Test
    void the_versions_of_a_deleted_model_are_held_no_more() {
        given(held(1), deleted(IRIS));

        assertThat(views.runs().heldBy(RUN)).isEmpty();
    }

    @Test
    void nothing_is_due_while_the_run_runs() {
        given(held(1));

        assertThat(views.runs().due()).isEmpty();
    }

    @Test
    void what_a_completed_run_holds_is_due_as_a_success() {
        given(held(1), event(RUN, new RunEvent.RunCompleted()));

        assertThat(views.runs().due()).containsExactly(new Settlement(RUN, FIRST, true));
    }

    @Test
    void what_a_failed_run_holds_is_due_as_a_failure() {
        given(held(1), event(RUN, new RunEvent.RunFailed("no data")));

        assertThat(views.runs().due()).containsExactly(new Settlement(RUN, FIRST, false));
    }

    @Test
    void what_a_deleted_run_holds_is_due_as_a_failure() {
        given(held(1), event(RUN, new RunEvent.RunDeleted()));

        assertThat(views.runs().due()).containsExactly(new Settlement(RUN, FIRST, false));
    }

    @Test
    void a_run_whose_stream_is_not_read_yet_has_not_ended() {
        var unread = new RunId(new UUID(0, 1));
        given(event(IRIS, new ModelEvent.RunAttached(1, unread, OnFailure.DELETE)));

        assertThat(views.runs().due()).isEmpty();
    }

    private static Event held(long number) {
        return event(IRIS, new ModelEvent.RunAttached(number, RUN, OnFailure.DELETE));
    }

    private @Nullable UUID heldBy() {
        return version().heldBy();
    }

    private VersionView version() {
        return views.version(IRIS, new VersionSelector.Numbered(1)).orElseThrow().value();
    }

    private void given(Event... events) {
        for (var event : events) {
            log.append(event);
        }
        open.given(log);
    }
}
