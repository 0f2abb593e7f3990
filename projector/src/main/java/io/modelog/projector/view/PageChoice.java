package io.modelog.projector.view;

import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Filter;
import io.modelog.projector.query.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Chooses the items of one page while all that a list holds go by; keeps no more than a page of them.
final class PageChoice<T> {
    private record Candidate<T>(Place place, T item) {}

    private final Filter<T> filter;
    private final Sort<T> sort;
    private final Cursors cursors;
    private final int limit;
    private final boolean count;
    private final Comparator<Place> order;
    private final @Nullable Place after;

    /// The first after the cursor, one more than are shown, the last of them on top.
    private final PriorityQueue<Candidate<T>> first;

    private long total;

    PageChoice(Cursors cursors, Page.Request request, FieldSet<T> fields) {
        var selection = request.selection();
        this.filter = Filter.parse(selection.filter(), fields);
        this.sort = Sort.parse(selection.sort(), fields);
        this.cursors = cursors;
        this.limit = request.limit();
        this.count = selection.count();
        this.order = order(sort);
        this.after =
                request.cursor() == null
                        ? null
                        : cursors.read(request.cursor(), sort.terms().size());
        this.first =
                new PriorityQueue<>(Comparator.comparing(Candidate<T>::place, order).reversed());
    }

    private static Comparator<Place> order(Sort<?> sort) {
        Comparator<Place> byKey = Comparator.comparing(Place::key);
        Comparator<Place> byValues = (a, b) -> sort.compare(a.values(), b.values());
        return byValues.thenComparing(sort.backward() ? byKey.reversed() : byKey);
    }

    /// Whether the items are to be offered from the last to the first.
    boolean backward() {
        return sort.backward();
    }

    /// Whether the keys alone tell the order.
    boolean isByKey() {
        return sort.isByKey();
    }

    /// The key after which, in that direction, the items are to be offered; null for all.
    @Nullable Key from() {
        return after == null || count || !sort.isByKey() ? null : after.key();
    }

    /// To be called in the order of the keys; false when no more are needed.
    boolean offer(Key key, T item) {
        if (!filter.test(item)) {
            return true;
        }
        total++;
        var place = new Place(sort.values(item), key);
        if (after == null || order.compare(place, after) > 0) {
            add(new Candidate<>(place, item));
        }
        return count || !sort.isByKey() || first.size() <= limit;
    }

    private void add(Candidate<T> candidate) {
        if (first.size() <= limit) {
            first.add(candidate);
        } else if (order.compare(candidate.place, first.element().place) < 0) {
            first.remove();
            first.add(candidate);
        }
    }

    Page<T> page() {
        var more = first.size() > limit;
        if (more) {
            first.remove();
        }
        var next = more ? cursors.write(first.element().place) : null;
        var items = new ArrayList<T>(first.size());
        while (!first.isEmpty()) {
            items.add(first.remove().item);
        }
        return new Page<>(items.reversed(), next, count ? total : null);
    }
}
