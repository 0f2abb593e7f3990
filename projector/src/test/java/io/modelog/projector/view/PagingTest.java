package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.VersionName;
import io.modelog.events.log.Event;
import io.modelog.events.model.ModelEvent;
import io.modelog.projector.query.Field;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.query.Selection;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagingTest {
    private static final ModelName OTHER = new ModelName("other");
    private static final FieldSet<VersionView> FIELDS =
            FieldSet.of(
                            Field.text("name", VersionView::name),
                            Field.number("number", VersionView::number),
                            Field.text("description", VersionView::description),
                            Field.time("createdAt", VersionView::createdAt))
                    .inOrderOf("number");

    private final TestLog log = new TestLog();
    private final ViewStore store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);
    private Path directory = Path.of("");
    private int applied;
    private int looked;

    @BeforeEach
    void open() throws IOException {
        directory = Files.createTempDirectory("paging-");
        store.open(directory);
        given(registered(IRIS), registered(OTHER));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        Utils.delete(directory.toFile());
    }

    @Test
    void a_filter_skips_rows_but_fills_the_page() {
        givenVersions(IRIS, "d", "a", "c", "b", "e");

        var page = page(IRIS, 2, null, "name > a", null);

        assertThat(page.items()).extracting(VersionView::name).containsExactly("d", "c");
        assertThat(page(IRIS, 2, page.next(), "name > a", null).items())
                .extracting(VersionView::name)
                .containsExactly("b", "e");
    }

    @Test
    void the_last_page_has_no_next_even_when_it_is_full() {
        givenVersions(IRIS, "b", "a");

        assertThat(page(IRIS, 2, null, null, null).next()).isNull();
        assertThat(page(IRIS, 2, null, null, "name").next()).isNull();
        assertThat(page(IRIS, 2, null, null, "-number").next()).isNull();
        assertThat(page(OTHER, 2, null, null, "name").items()).isEmpty();
    }

    @Test
    void only_the_list_itself_is_sorted() {
        givenVersions(OTHER, "z", "y");
        givenVersions(IRIS, "b", "c", "a");

        assertThat(names(IRIS, 2, null, "name")).containsExactly("a", "b", "c");
        assertThat(names(IRIS, 2, null, "-name")).containsExactly("c", "b", "a");
        assertThat(names(IRIS, 2, null, "number")).containsExactly("b", "c", "a");
        assertThat(names(IRIS, 2, null, "-number")).containsExactly("a", "c", "b");
        assertThat(names(OTHER, 1, null, "-number")).containsExactly("y", "z");
    }

    @Test
    void equal_values_are_listed_by_key() {
        givenVersions(IRIS, "c", "b", "a");

        assertThat(names(IRIS, 1, null, "description")).containsExactly("c", "b", "a");
        assertThat(names(IRIS, 1, null, "-description")).containsExactly("c", "b", "a");
    }

    @Test
    void what_comes_or_goes_between_pages_neither_repeats_nor_hides_an_item() {
        for (var sort : new @Nullable String[] {null, "name", "-name", "-number"}) {
            var model = new ModelName("m" + UUID.randomUUID());
            given(registered(model));
            givenVersions(model, "b", "d", "f", "h");
            var first = page(model, 2, null, null, sort);
            var shown = first.items().getLast();
            given(event(model, new ModelEvent.VersionDeleted(shown.number(), shown.id())));
            givenVersion(model, 5, "a");
            givenVersion(model, 6, "z");

            var rest = page(model, 10, first.next(), null, sort);

            var names = new ArrayList<>(first.items());
            names.addAll(rest.items());
            assertThat(names)
                    .as("sorted by %s", sort)
                    .extracting(VersionView::name)
                    .doesNotHaveDuplicates()
                    .contains("b", "d", "f", "h");
        }
    }

    @Test
    void the_own_order_and_its_reverse_read_no_more_than_the_page() {
        givenVersions(IRIS, "a", "b", "c", "d", "e", "f", "g", "h");

        for (var sort : new @Nullable String[] {null, "number", "-number"}) {
            looked = 0;
            var first = page(IRIS, 2, null, null, sort);
            assertThat(looked).isEqualTo(3);
            page(IRIS, 2, first.next(), null, sort);
            assertThat(looked).isEqualTo(6);
        }
    }

    @Test
    void the_total_is_that_of_the_filter_on_every_page_and_only_when_asked() {
        givenVersions(IRIS, "d", "a", "c", "b", "e");

        for (var sort : new @Nullable String[] {null, "name", "-number"}) {
            var counted = new Selection("name > a", sort, true);
            var first = page(IRIS, new Page.Request(3, null, counted));

            assertThat(first.total()).isEqualTo(4);
            assertThat(first.items()).hasSize(3);
            var last = page(IRIS, new Page.Request(3, first.next(), counted));
            assertThat(last.total()).isEqualTo(4);
            assertThat(last.items()).hasSize(1);
            assertThat(last.next()).isNull();
        }
        assertThat(page(IRIS, new Page.Request(1, null, new Selection(null, null, true))).total())
                .isEqualTo(5);
        assertThat(page(IRIS, 1, null, null, null).total()).isNull();
    }

    @Test
    void a_cursor_belongs_to_its_list_filter_and_sort() {
        givenVersions(IRIS, "a", "b", "c");
        var cursor = page(IRIS, 1, null, "name > A", "name").next();

        assertThat(page(IRIS, 9, cursor, "name > A", "name").items()).hasSize(2);
        assertRefused(OTHER, cursor, "name > A", "name");
        assertRefused(IRIS, cursor, "name > B", "name");
        assertRefused(IRIS, cursor, "name > A", "-name");
        assertRefused(IRIS, cursor, "name > A", null);
        assertRefused(IRIS, cursor, null, "name");
        assertRefused(IRIS, cursor + "A", "name > A", "name");
        assertRefused(IRIS, "%", "name > A", "name");
        assertRefused(IRIS, "", "name > A", "name");
    }

    @Test
    void a_list_without_fields_refuses_filters() {
        assertThatThrownBy(() ->
                        store.read(views ->
                                new Listing<>(Table.MODELS, Key.EMPTY)
                                        .page(
                                                views,
                                                request(1, null, "name = a", null),
                                                (_, m) -> m)))
                .isInstanceOf(InvalidQuery.class)
                .hasMessage("column 1: there is no field name; the fields are none");
    }

    @Test
    void json_has_a_total_only_when_it_was_asked() throws JsonProcessingException {
        var json = new ObjectMapper();

        assertThat(json.writeValueAsString(new Page<>(List.of(), null)))
                .isEqualTo("{\"items\":[],\"next\":null}");
        assertThat(json.writeValueAsString(new Page<>(List.of(1), "a.b", 7L).map(n -> n + 1)))
                .isEqualTo("{\"items\":[2],\"next\":\"a.b\",\"total\":7}");
    }

    private void givenVersions(ModelName model, String... names) {
        for (var i = 0; i < names.length; i++) {
            givenVersion(model, i + 1, names[i]);
        }
    }

    private void givenVersion(ModelName model, long number, String name) {
        given(
                event(
                        model,
                        new ModelEvent.VersionCreated(
                                number,
                                Facts.versionId(number),
                                new VersionName(name),
                                null,
                                List.of())));
    }

    private void given(Event... events) {
        for (var event : events) {
            log.append(event);
        }
        var records = log.records();
        records.subList(applied, records.size())
                .forEach(
                        record -> store.apply(record.partition(), record.offset(), record.bytes()));
        applied = records.size();
        store.flush(Map.of());
    }

    private List<String> names(
            ModelName model, int limit, @Nullable String filter, @Nullable String sort) {
        return OpenViews.inPages(
                        limit, request -> page(model, limit, request.cursor(), filter, sort))
                .stream()
                .map(VersionView::name)
                .toList();
    }

    private Page<VersionView> page(
            ModelName model,
            int limit,
            @Nullable String cursor,
            @Nullable String filter,
            @Nullable String sort) {
        return page(model, request(limit, cursor, filter, sort));
    }

    private static Page.Request request(
            int limit, @Nullable String cursor, @Nullable String filter, @Nullable String sort) {
        return new Page.Request(limit, cursor, new Selection(filter, sort, false));
    }

    private Page<VersionView> page(ModelName model, Page.Request request) {
        var list = new Listing<>(Table.VERSIONS, Keys.within(model.value()));
        return store.read(views ->
                list.page(
                        views,
                        request,
                        FIELDS,
                        (_, version) -> {
                            looked++;
                            return version;
                        }));
    }

    private void assertRefused(
            ModelName model,
            @Nullable String cursor,
            @Nullable String filter,
            @Nullable String sort) {
        assertThatThrownBy(() -> page(model, 1, cursor, filter, sort))
                .isInstanceOfSatisfying(
                        InvalidQuery.class,
                        refusal -> assertThat(refusal.parameter()).isEqualTo("cursor"))
                .hasMessage("is none that this list gave with this filter and this sort");
    }
}
