package io.modelog.cli.command;

import io.modelog.cli.option.Paging;
import io.modelog.cli.terminal.Refused;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Page;
import java.util.ArrayList;
import java.util.List;

/// One page of a list as a person counts pages; the node knows cursors, so those before it are read and passed over.
record Excerpt<T>(List<T> items, int page, long pages, long total) {
    static <T> Excerpt<T> of(Listing<T> listing, Paging paging) {
        var first = listing.counted().firstPage();
        var counted = first.total();
        long total = counted == null ? first.items().size() : counted;
        long pages = Math.max(1, (total + paging.limit() - 1) / paging.limit());
        if (paging.page() > pages) {
            throw new Refused(
                    "there is no page %d: the list has %s (%d in total)"
                            .formatted(
                                    paging.page(), pages == 1 ? "1 page" : pages + " pages", total),
                    "Choose a page from 1 to %d.".formatted(pages));
        }
        return new Excerpt<>(items(listing, first, paging), paging.page(), pages, total);
    }

    private static <T> List<T> items(Listing<T> listing, Page<T> first, Paging paging) {
        long from = (paging.page() - 1L) * paging.limit();
        long until = from + paging.limit();
        var items = new ArrayList<T>();
        long position = 0;
        for (var page = first; ; page = listing.pageAt(page.next())) {
            for (var item : page.items()) {
                if (position >= from && position < until) {
                    items.add(item);
                }
                position++;
            }
            if (page.next() == null || position >= until) {
                return items;
            }
        }
    }

    boolean isPart() {
        return pages > 1;
    }

    String sentence() {
        var sentence = "Page %d of %d, %d in total.".formatted(page, pages, total);
        return page < pages
                ? sentence + " --page %d shows the next.".formatted(page + 1)
                : sentence;
    }
}
