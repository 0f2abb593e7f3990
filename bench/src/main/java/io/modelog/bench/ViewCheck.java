package io.modelog.bench;

import io.modelog.projector.stream.Projection;
import io.modelog.projector.view.FreshFold;
import io.modelog.projector.view.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Compares the views that a node has left behind with a fresh fold of the log.
final class ViewCheck {
    private static final String VIEWS = "modelog-views-";
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(60);

    private ViewCheck() {}

    /// Empty when all is well.
    ///
    /// @param data of a node that has ended
    static List<String> faults(String bootstrapServers, Path data, EventLog log)
            throws IOException, InterruptedException {
        var views = viewsIn(data);
        try (var projection =
                Projection.start(
                        bootstrapServers,
                        views.getFileName().toString(),
                        data.resolve("views"),
                        EventLog.CODEC)) {
            if (!projection.views().await(end(log), CAUGHT_UP_WITHIN)) {
                return List.of(
                        "the views in %s do not reach %s: %s"
                                .formatted(views, end(log), projection.failure()));
            }
            var served = projection.views().digests();
            var fresh = new FreshFold(EventLog.CODEC);
            log.entries().forEach(entry -> fresh.apply(entry.record()));
            var faults = new ArrayList<String>();
            fresh.digests()
                    .forEach((view, digest) -> {
                        if (!digest.equals(served.get(view))) {
                            faults.add(
                                    "view %s in %s is not what the log says"
                                            .formatted(view, views));
                        }
                    });
            return faults;
        }
    }

    private static Path viewsIn(Path data) throws IOException {
        try (var files = Files.list(data.resolve("views"))) {
            return files.filter(path -> path.getFileName().toString().startsWith(VIEWS))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Position end(EventLog log) {
        return log.entries().stream()
                .map(entry -> Position.of(entry.record().partition(), entry.record().offset()))
                .reduce(Position.NONE, Position::and);
    }
}
