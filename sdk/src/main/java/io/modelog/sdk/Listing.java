package io.modelog.sdk;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// A list on the node, fetched page by page as it is read. Immutable; each reading asks the node again.
///
/// {@snippet file=ClientLists.java region=filtered}
public final class Listing<T> implements Iterable<T> {
    private final Function<Route, Page<T>> fetch;
    private final Route route;

    Listing(Function<Route, Page<T>> fetch, Route route) {
        this.fetch = fetch;
        this.route = route;
    }

    /// Only the items for which the filter holds, such as `stage = production AND metadata.accuracy >= 0.9`; it takes
    /// the place of an earlier one.
    public Listing<T> where(String filter) {
        return with("filter", filter);
    }

    /// By these fields, comma separated, `-` before one for descending: `-createdAt,name`.
    public Listing<T> sortedBy(String fields) {
        return with("sort", fields);
    }

    /// Fetches so many at a time, 1 to 1000; the node's default is 100.
    public Listing<T> pageSize(int size) {
        return with("limit", size);
    }

    /// Each page says how many items there are in all.
    public Listing<T> counted() {
        return with("count", true);
    }

    /// How many items there are, counted by the node.
    public long total() {
        var total = pageSize(1).counted().firstPage().total();
        if (total == null) {
            throw new UnreadableAnswerException(
                    "%s carries no total, though count was asked for".formatted(route.path()));
        }
        return total;
    }

    public Page<T> firstPage() {
        return fetch.apply(route);
    }

    /// The page that a former page's `next` points to.
    public Page<T> pageAt(String cursor) {
        return fetch.apply(route.with("cursor", cursor));
    }

    /// All items; a page is fetched only when the reader comes to it.
    public Stream<T> stream() {
        return Stream.iterate(Optional.of(firstPage()), Optional::isPresent, this::after)
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    @Override
    public Iterator<T> iterator() {
        return stream().iterator();
    }

    private Optional<Page<T>> after(Optional<Page<T>> page) {
        return page.map(Page::next).map(this::pageAt);
    }

    private Listing<T> with(String parameter, Object value) {
        return new Listing<>(fetch, route.with(parameter, value));
    }
}
