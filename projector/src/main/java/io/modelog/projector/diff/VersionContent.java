package io.modelog.projector.diff;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.ModelName;
import io.modelog.projector.view.AttachedRunView;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.ModelReads;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.VersionView;
import java.util.List;
import java.util.function.Function;

/// A version with all that is linked and attached to it.
public record VersionContent(
        VersionView version, List<LinkView> links, List<AttachedRunView> runs) {
    /// How many links, and how many runs, a version may have to be compared.
    public static final int PARTS_MAX = 10_000;

    public VersionContent {
        links = List.copyOf(links);
        runs = List.copyOf(runs);
    }

    /// Throws [InvalidValue] when it has more.
    public static VersionContent of(ModelReads views, VersionView version) {
        var model = new ModelName(version.model());
        var number = version.number();
        return new VersionContent(
                version,
                all("artifacts", page -> views.links(model, number, null, null, page)),
                all("runs", page -> views.attachedRuns(model, number, page)));
    }

    private static <T> List<T> all(String what, Function<Page.Request, Page<T>> list) {
        var parts = Page.all(list).limit(PARTS_MAX + 1L).toList();
        if (parts.size() > PARTS_MAX) {
            throw new InvalidValue(
                    "version",
                    "has more than %d %s, too many to compare".formatted(PARTS_MAX, what));
        }
        return parts;
    }
}
