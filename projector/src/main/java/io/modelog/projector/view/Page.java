package io.modelog.projector.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Selection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some items of a list, and where to go on.
///
/// @param next cursor of the next page; null on the last
/// @param total how many items the filter lets through; null when that was not asked, and left out of JSON
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {
    /// Which page: at most `limit` items after `cursor`; null is the start.
    ///
    /// @param limit 1 to [#LIMIT_MAX]
    public record Request(int limit, @Nullable String cursor, Selection selection) {
        public static final int LIMIT_MAX = 1000;
        public static final int LIMIT_DEFAULT = 100;

        public Request {
            if (limit < 1 || limit > LIMIT_MAX) {
                throw new IllegalArgumentException(
                        "limit is %d; 1 to %d are allowed".formatted(limit, LIMIT_MAX));
            }
        }

        /// Whether all items of the list are to be counted.
        boolean countsAll() {
            return selection.count() && selection.filter() == null;
        }

        Request sortedBy(String sort) {
            return new Request(
                    limit, cursor, new Selection(selection.filter(), sort, selection.count()));
        }

        Request uncounted() {
            return new Request(
                    limit, cursor, new Selection(selection.filter(), selection.sort(), false));
        }

        /// Of all items in the list's own order.
        public Request(int limit, @Nullable String cursor) {
            this(limit, cursor, Selection.ALL);
        }
    }

    public Page {
        items = List.copyOf(items);
    }

    /// Not counted.
    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
    }

    /// A page of a list in memory. Throws [io.modelog.projector.query.InvalidQuery].
    ///
    /// @param list its name, so that another list's cursor is refused
    /// @param key unique; the list's own order is that of the keys by code point
    public static <T> Page<T> of(
            String list,
            Collection<T> items,
            Function<T, String> key,
            FieldSet<T> fields,
            Request request) {
        var cursors = new Cursors(list, Key.EMPTY, request.selection());
        var choice = new PageChoice<>(cursors, request, fields);
        var rows = new TreeMap<Key, T>();
        items.forEach(item -> rows.put(Keys.name(key.apply(item)), item));
        for (var row : (choice.backward() ? rows.reversed() : rows).entrySet()) {
            if (!choice.offer(row.getKey(), row.getValue())) {
                break;
            }
        }
        return choice.page();
    }

    /// All items of a list, read page by page as they are taken.
    public static <T> Stream<T> all(Function<Request, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(new Request(Request.LIMIT_MAX, null))),
                        Optional::isPresent,
                        page ->
                                page.map(Page::next)
                                        .map(next -> new Request(Request.LIMIT_MAX, next))
                                        .map(list))
                .flatMap(Optional::stream)
                .flatMap(page -> page.items().stream());
    }

    Page<T> counted(long all) {
        return new Page<>(items, next, all);
    }

    /// The same page with its items shown otherwise.
    public <R> Page<R> map(Function<T, R> item) {
        return new Page<>(items.stream().map(item).toList(), next, total);
    }
}
