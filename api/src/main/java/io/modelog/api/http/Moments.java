package io.modelog.api.http;

import io.javalin.http.Context;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.AsOf;
import io.modelog.projector.view.ModelReads;
import io.modelog.projector.view.Position;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The moment that a read is about: now, unless the query names another.
///
/// A time is over when this node's clock says so: what is recorded later has not happened then. A position is waited for
/// like the one in a header, because its client has seen it somewhere.
public record Moments(Readiness readiness) {
    public static final String AS_OF = "asOf";

    private static final String HEADER = "Modelog-As-Of";

    /// What is to be read, and says in the answer of when it is.
    public ModelReads reads(Context ctx, Query query) {
        var moment = moment(query, AS_OF);
        if (moment != null) {
            ctx.header(HEADER, text(moment));
        }
        return reads(moment);
    }

    /// @param moment null for now
    public ModelReads reads(@Nullable AsOf moment) {
        return moment == null ? readiness.views() : readiness.views().asOf(moment);
    }

    /// Null when the query names none; throws the problem that it is still to come.
    public @Nullable AsOf moment(Query query, String parameter) {
        var moment = query.optional(parameter, AsOf::parse);
        switch (moment) {
            case AsOf.Time(var time) -> checkPast(time, parameter);
            case AsOf.At(var position) -> await(position, parameter);
            case null -> {} // now
        }
        return moment;
    }

    private static void checkPast(Instant time, String parameter) {
        var now = Instant.now();
        if (time.isAfter(now)) {
            throw new ProblemException(
                    Problem.malformedRequest(
                            parameter, "is in the future; it is %s here".formatted(now)));
        }
    }

    private void await(Position position, String parameter) {
        var offsets = position.offsets();
        if (offsets.isEmpty() || offsets.lastKey() >= Topics.EVENTS_PARTITIONS) {
            throw new ProblemException(
                    Problem.malformedRequest(
                            parameter,
                            "names none of the partitions 0 to %d"
                                    .formatted(Topics.EVENTS_PARTITIONS - 1)));
        }
        try {
            Positions.await(readiness.views()::await, position, Map.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    Problem.of(ProblemType.VIEWS_BEHIND, "this node is stopping"));
        }
    }

    /// As the parameter takes it.
    public static String text(AsOf moment) {
        return switch (moment) {
            case AsOf.Time(var time) -> time.toString();
            case AsOf.At(var position) -> position.toString();
        };
    }
}
