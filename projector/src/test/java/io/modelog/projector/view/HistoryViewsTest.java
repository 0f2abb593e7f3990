package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.RUN;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.started;
import static io.modelog.projector.view.Facts.versionId;
import static io.modelog.projector.view.OpenViews.ALL;
import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.Stage;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.query.Selection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HistoryViewsTest {
    private static final HistoryFilter ANY = HistoryFilter.ALL;

    private final TestLog log = new TestLog();
    private final OpenViews open;
    private final HistoryViews history;

    HistoryViewsTest() throws IOException {
        open = new OpenViews();
        history = open.views().history();
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void history_of_a_stream_is_filtered_by_type_and_version() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                staged(2, null, Stage.STAGING));

        assertThat(inPages(1, page -> history.of(StreamId.of(IRIS), ANY, page)))
                .extracting(event -> event.envelope().event().type())
                .containsExactly(
                        "ModelRegistered",
                        "VersionCreated",
                        "VersionCreated",
                        "VersionStageChanged");
        assertThat(offsets(history.of(StreamId.of(IRIS), ANY.ofType("VersionCreated"), ALL)))
                .containsExactly(1L, 2L);
        assertThat(
                        offsets(
                                history.of(
                                        StreamId.of(IRIS),
                                        ANY.ofType("VersionCreated").ofVersion(2),
                                        ALL)))
                .containsExactly(2L);
        assertThat(history.of(StreamId.of(SPLIT), ANY, ALL).items()).isEmpty();
    }

    @Test
    void filtered_pages_go_over_many_blocks_in_either_direction() {
        givenMoves(300);
        var odd = ANY.ofVersion(1);
        var expected = LongStream.rangeClosed(4, 303).filter(n -> n % 2 == 0).boxed().toList();

        assertThat(sequences(null, odd, 7)).startsWith(2L).endsWith(302L);
        assertThat(sequences(null, odd, 7).subList(1, 151)).isEqualTo(expected);
        assertThat(sequences("-time", odd, 7)).isEqualTo(sequences(null, odd, 1000).reversed());
        assertThat(sequences("-sequence", odd, 64)).isEqualTo(sequences("-time", odd, 7));
        assertThat(sequences("-type,time", odd, 50)).containsAll(expected).hasSize(151);
    }

    @Test
    void a_page_stays_valid_while_the_log_grows() {
        givenMoves(140);
        var first = history.of(StreamId.of(IRIS), ANY.ofVersion(1), newest(3, null));
        givenMore(staged(1, null, Stage.STAGING));

        var second = history.of(StreamId.of(IRIS), ANY.ofVersion(1), newest(3, first.next()));

        assertThat(first.items())
                .extracting(it -> it.envelope().sequence())
                .containsExactly(142L, 140L, 138L);
        assertThat(second.items())
                .extracting(it -> it.envelope().sequence())
                .containsExactly(136L, 134L, 132L);
    }

    @Test
    void events_of_all_streams_come_by_time() {
        open.given(registered(IRIS), started(RUN), splitRegistered(), created(IRIS, 1));

        assertThat(inPages(1, page -> history.ofAll(ANY, page)))
                .extracting(event -> event.envelope().stream().toString())
                .containsExactly("model/iris", "run/" + RUN, "artifact/split", "model/iris");
        assertThat(history.ofAll(ANY, newest(2, null)).items())
                .extracting(event -> event.envelope().event().type())
                .containsExactly("VersionCreated", "ArtifactRegistered");
        assertThat(types(between(at(2), at(4)), null))
                .containsExactly("RunStarted", "ArtifactRegistered");
        assertThat(types(between(at(2), at(4)), "-time"))
                .containsExactly("ArtifactRegistered", "RunStarted");
        assertThat(types(ANY.ofType("VersionCreated"), null)).containsExactly("VersionCreated");
    }

    @Test
    void times_are_told_apart_to_the_microsecond() {
        open.given(registered(IRIS));

        assertThat(types(between(at(1), null), null)).hasSize(1);
        assertThat(types(between(at(1).plusNanos(1), null), null)).isEmpty();
        assertThat(types(between(null, at(1)), null)).isEmpty();
        assertThat(types(between(null, at(1).plusNanos(1)), null)).hasSize(1);
        assertThat(types(between(Instant.MIN, Instant.MAX), null)).hasSize(1);
        assertThat(types(between(Instant.MIN, Instant.MAX), "-time")).hasSize(1);
        assertThat(types(between(Instant.MAX, null), null)).isEmpty();
        assertThat(types(between(null, Instant.MIN), "-time")).isEmpty();
    }

    @Test
    void a_page_of_all_streams_that_finds_little_ends_early_and_goes_on() {
        log.append(registered(IRIS));
        log.append(created(IRIS, 1));
        for (var number = 1; number <= HistoryViews.LOOKED_AT_MAX; number++) {
            log.append(logged(1, "rows", new Whole(number)));
        }
        log.append(deleted(1));
        open.given(log);
        var deletions = ANY.ofType("VersionDeleted");

        var first = history.ofAll(deletions, ALL);
        var second = history.ofAll(deletions, new Page.Request(10, first.next()));

        assertThat(first.items()).isEmpty();
        assertThat(first.next()).isNotNull();
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        assertThat(history.of(StreamId.of(IRIS), deletions, ALL).items()).hasSize(1);
    }

    @Test
    void an_expression_filters_too() {
        open.given(registered(IRIS), created(IRIS, 1), staged(1, null, Stage.STAGING));

        assertThat(types(ANY, null, "commandId = 'command-2'")).containsExactly("VersionCreated");
        assertThat(types(ANY, null, "type = VersionStageChanged AND actor = ada"))
                .containsExactly("VersionStageChanged");
        assertThat(types(ANY, null, "actor = eve")).isEmpty();
    }

    @Test
    void events_of_all_streams_are_neither_counted_nor_sorted_by_anything_but_time() {
        assertThatThrownBy(() -> types(ANY, "type", null))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("the history of all streams is sorted by time or by -time only");
        assertThatThrownBy(() ->
                        history.ofAll(
                                ANY, new Page.Request(1, null, new Selection(null, null, true))))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("is not for the history of all streams");
    }

    @Test
    void a_deleted_version_is_known_by_number_and_id() {
        open.given(registered(IRIS), created(IRIS, 1), deleted(1));

        assertThat(history.knows(IRIS, 1)).isTrue();
        assertThat(history.knows(IRIS, 2)).isFalse();
        assertThat(history.version(IRIS, versionId(1))).contains(1L);
        assertThat(history.version(IRIS, new UUID(9, 9))).isEmpty();
    }

    /// Event 2 and every second one after it is about version 1, the others about version 2.
    private void givenMoves(int moves) {
        log.append(registered(IRIS));
        log.append(created(IRIS, 1));
        log.append(created(IRIS, 2));
        for (var move = 0; move < moves; move++) {
            log.append(logged(1 + move % 2, "rows", new Whole(move)));
        }
        open.given(log);
    }

    private void givenMore(Event event) {
        log.append(event);
        open.given(log);
    }

    private List<Long> sequences(@Nullable String sort, HistoryFilter filter, int limit) {
        var sequences = new ArrayList<Long>();
        var selection = new Selection(null, sort, false);
        String cursor = null;
        do {
            var page =
                    history.of(
                            StreamId.of(IRIS), filter, new Page.Request(limit, cursor, selection));
            page.items().forEach(event -> sequences.add(event.envelope().sequence()));
            cursor = page.next();
        } while (cursor != null);
        return sequences;
    }

    private List<String> types(HistoryFilter filter, @Nullable String sort) {
        return types(filter, sort, null);
    }

    private List<String> types(
            HistoryFilter filter, @Nullable String sort, @Nullable String expression) {
        var page = new Page.Request(100, null, new Selection(expression, sort, false));
        return history.ofAll(filter, page).items().stream()
                .map(event -> event.envelope().event().type())
                .toList();
    }

    private static List<Long> offsets(Page<RecordedEvent> page) {
        return page.items().stream().map(RecordedEvent::offset).toList();
    }

    private static Page.Request newest(int limit, @Nullable String cursor) {
        return new Page.Request(limit, cursor, new Selection(null, "-time", false));
    }

    private static HistoryFilter between(@Nullable Instant since, @Nullable Instant until) {
        return new HistoryFilter(null, null, null, null, since, until);
    }
}
