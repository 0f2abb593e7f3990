package io.modelog.api.model;

import io.javalin.http.Context;
import io.modelog.api.http.Answers;
import io.modelog.api.http.Moments;
import io.modelog.api.http.Query;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.diff.Difference;
import io.modelog.projector.diff.VersionContent;
import io.modelog.projector.diff.VersionDiff;
import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.view.AsOf;
import io.modelog.projector.view.VersionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What differs between two versions of a model, or one version at two moments.
public record DiffRoutes(Readiness readiness) {
    private static final String OTHER = "to";
    private static final String OTHER_AS_OF = "toAsOf";

    private record Diff(Side from, Side to, List<Difference> differences) {}

    /// @param asOf null for now
    private record Side(String model, long number, String name, @Nullable String asOf) {
        static Side of(VersionView version, @Nullable AsOf asOf) {
            return new Side(
                    version.model(),
                    version.number(),
                    version.name(),
                    asOf == null ? null : Moments.text(asOf));
        }
    }

    public void addTo(Routes routes) {
        routes.get("/api/v1/models/{model}/versions/{version}/diff", this::diff);
    }

    private void diff(Context ctx) {
        var query = Query.of(ctx, OTHER, Moments.AS_OF, OTHER_AS_OF);
        var moments = new Moments(readiness);
        var selector = Reading.selector(ctx);
        var other = query.optional(OTHER, VersionSelector::parse);
        var asOf = moments.moment(query, Moments.AS_OF);
        var otherAsOf = moments.moment(query, OTHER_AS_OF);
        if (other == null && asOf == null && otherAsOf == null) {
            throw new InvalidQuery(OTHER, "is missing, and so are asOf and toAsOf");
        }
        var from = content(ctx, selector, asOf);
        var to = content(ctx, other == null ? selector : other, otherAsOf);
        Answers.ok(
                ctx,
                new Diff(
                        Side.of(from.version(), asOf),
                        Side.of(to.version(), otherAsOf),
                        VersionDiff.between(from, to)));
    }

    private VersionContent content(Context ctx, VersionSelector selector, @Nullable AsOf asOf) {
        var views = new Moments(readiness).reads(asOf);
        return VersionContent.of(
                views, new Found(views).version(Reading.modelName(ctx), selector).value());
    }
}
