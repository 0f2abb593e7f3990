package io.modelog.sdk;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list on the node, fetched page by page as it is read. Immutable; each reading asks the node again.
public final class Listing<T> {
    private final Function<Route, Page<T>> fetch;
    private final Route route;
    private final @Nullable Integer limit;

    Listing(Function<Route, Page<T>> fetch, Route route, @Nullable Integer limit) {
        this.fetch = fetch;
        this.route = route;
        this.limit = limit;
    }

    /// Fetches so many at a time, 1 to 1000; the node's default is 100.
    public Listing<T> pageSize(int size) {
        return new Listing<>(fetch, route, size);
    }

    public Page<T> firstPage() {
        return fetch.apply(route.with("limit", limit));
    }

    /// The page that a former page's `next` points to.
    public Page<T> pageAt(String cursor) {
        return fetch.apply(route.with("limit", limit).with("cursor", cursor));
    }

    /// All items; a page is fetched only when the reader comes to it.
    public Stream<T> stream() {
        return Stream.iterate(Optional.of(firstPage()), Optional::isPresent, this::after)
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    private Optional<Page<T>> after(Optional<Page<T>> page) {
        return page.map(Page::next).map(this::pageAt);
    }
}
