package io.modelog.projector.replay;

import io.modelog.events.codec.EventCodec;
import io.modelog.projector.replay.ReplayReport.Kind;
import io.modelog.projector.replay.ReplayReport.Phase;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.ViewStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Folds the log anew beside the views of this node that serve, one replay at a time. Those go on meanwhile, and when a
/// replay ends early, are as they were. Thread-safe.
public final class Replay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    /// A shorter log is folded by the projection itself, before the threads of a replay are warm.
    private static final long FILL_FROM = 20_000;

    /// How many records new views may be behind those that serve when they are offered: these wait for them then.
    private static final long OFFER_BEHIND_MAX = 2_000;

    private final ViewStore serving;
    private final String bootstrapServers;
    private final EventCodec codec;
    private final Room room;
    private final Map<Kind, Course> last = new EnumMap<>(Kind.class);
    private @Nullable Thread running;
    private boolean closed;

    public Replay(ViewStore serving, String bootstrapServers, EventCodec codec) {
        this(serving, bootstrapServers, codec, Room.NEEDED);
    }

    Replay(ViewStore serving, String bootstrapServers, EventCodec codec, Room room) {
        this.serving = serving;
        this.bootstrapServers = bootstrapServers;
        this.codec = codec;
        this.room = room;
    }

    /// Starts to replace the views. Throws [ReplayRefused] while another replay runs.
    public ReplayReport rebuild() {
        return start(Kind.REBUILD, this::rebuild);
    }

    /// Starts to compare the views with a fresh fold. Throws [ReplayRefused] while another replay runs.
    public ReplayReport verify() {
        return start(Kind.VERIFY, this::verify);
    }

    /// The replay of a kind that was started last, by this process.
    public synchronized Optional<ReplayReport> last(Kind kind) {
        return Optional.ofNullable(last.get(kind)).map(Course::report);
    }

    /// Has a replay end soon, if it still runs.
    public synchronized void abort(Kind kind) {
        var course = last.get(kind);
        if (course != null && course.isRunning()) {
            abort(course);
        }
    }

    private void abort(Course course) {
        course.abort();
        if (running != null) {
            running.interrupt();
        }
    }

    /// Fills views that a node with a long log has none of yet, in the caller's thread. With a short log it does
    /// nothing.
    public void fill(Path directory) {
        var course = begun(Kind.FILL);
        run(course, directory, this::fill);
        if (course.report().failure() != null) {
            throw new ReplayStopped("filling the views: " + course.report().failure());
        }
    }

    private interface Work {
        void in(Path directory, Course course) throws InterruptedException, ExecutionException;
    }

    private synchronized ReplayReport start(Kind kind, Work work) {
        var directory = serving.beside();
        var course = begun(kind);
        running =
                Thread.ofPlatform().name("views-" + kind).start(() -> run(course, directory, work));
        return course.report();
    }

    private synchronized Course begun(Kind kind) {
        if (closed) {
            throw new ReplayRefused("the node is stopping");
        }
        last.forEach((other, course) -> {
            if (course.isRunning()) {
                throw new ReplayRefused("a %s of the views is running".formatted(other));
            }
        });
        var course = new Course(kind);
        last.put(kind, course);
        return course;
    }

    private static void run(Course course, Path directory, Work work) {
        try {
            work.in(directory, course);
            course.ends(Phase.DONE, null);
            LOG.atInfo()
                    .addKeyValue("kind", course.report().kind())
                    .addKeyValue("events", course.report().events())
                    .addKeyValue("eventsPerSecond", course.report().eventsPerSecond())
                    .log("replay is done");
        } catch (InterruptedException | InterruptException _) {
            course.ends(Phase.ABORTED, "it was aborted");
        } catch (ExecutionException | RuntimeException e) { // the edge of the thread
            if (course.isAborted()) {
                course.ends(Phase.ABORTED, "it was aborted");
            } else {
                course.ends(Phase.FAILED, reason(e));
                LOG.atError().setCause(e).log("replay has failed; the views are as they were");
            }
        } finally {
            if (course.isRunning()) {
                course.ends(Phase.FAILED, "by an error that is in the log of the node");
            }
        }
    }

    private static String reason(Exception e) {
        var cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private void fill(Path directory, Course course)
            throws InterruptedException, ExecutionException {
        var ends = Ends.now(bootstrapServers);
        if (Arrays.stream(ends).sum() >= FILL_FROM) {
            cleanly(directory, () -> bulk(course).into(directory, ends));
        }
    }

    private BulkReplay bulk(Course course) {
        return new BulkReplay(bootstrapServers, codec, room, course);
    }

    private void rebuild(Path directory, Course course)
            throws InterruptedException, ExecutionException {
        cleanly(
                directory,
                () -> {
                    bulk(course).into(directory, Ends.now(bootstrapServers));
                    course.enters(Phase.CATCHING_UP);
                    var fresh = opened(directory);
                    try {
                        succeed(fresh, course);
                    } finally {
                        serving.keep();
                        fresh.whileOwned(fresh::close);
                    }
                });
    }

    private ViewStore opened(Path directory) {
        var fresh = new ViewStore(codec, Topics.EVENTS_PARTITIONS);
        fresh.open(directory);
        return fresh;
    }

    private LogReader reader(ViewStore fresh) {
        var next = new long[Topics.EVENTS_PARTITIONS];
        Arrays.setAll(next, fresh::nextToFold);
        return new LogReader(bootstrapServers, _ -> true, next);
    }

    /// Follows the log until the views that serve have taken the new rows.
    private void succeed(ViewStore fresh, Course course)
            throws InterruptedException, ExecutionException {
        var everything = new long[Topics.EVENTS_PARTITIONS];
        Arrays.fill(everything, Long.MAX_VALUE);
        try (var reader = reader(fresh)) {
            while (behind(fresh) > OFFER_BEHIND_MAX) {
                follow(reader, fresh, everything, course);
            }
            var taken = serving.succeedBy(fresh);
            while (!taken.isDone()) {
                follow(reader, fresh, everything, course);
            }
            taken.get();
        }
    }

    private long behind(ViewStore fresh) {
        var behind = 0L;
        for (var partition = 0; partition < Topics.EVENTS_PARTITIONS; partition++) {
            var served = serving.views().nextOffset(partition);
            behind += Math.max(0, served - fresh.views().nextOffset(partition));
        }
        return behind;
    }

    /// Polls without holding the rows: the views that take them must not wait for a poll.
    private void follow(LogReader reader, ViewStore fresh, long[] ends, Course course) {
        course.check();
        if (!serving.isOpen()) {
            throw new ReplayStopped("the projection has stopped");
        }
        var records = reader.poll(ends);
        fresh.whileOwned(() -> {
            var folded = LogReader.fold(records, ends, fresh::apply);
            fresh.flush(reader.positions());
            course.folded(folded, Map.of());
        });
    }

    private void verify(Path directory, Course course)
            throws InterruptedException, ExecutionException {
        cleanly(
                directory,
                () -> {
                    bulk(course).into(directory, Ends.now(bootstrapServers));
                    course.enters(Phase.COMPARING);
                    var fresh = opened(directory);
                    try (var reader = reader(fresh)) {
                        var checks =
                                serving.check(
                                        fresh,
                                        ends -> {
                                            while (!reader.hasReached(ends)) {
                                                follow(reader, fresh, ends, course);
                                            }
                                        });
                        course.compared(fresh.views().applied().toString(), checks);
                    } finally {
                        fresh.close();
                    }
                    delete(directory);
                });
    }

    private interface Filling {
        void run() throws InterruptedException, ExecutionException;
    }

    /// Whatever ends it early, no directory stays behind, unless it has come to serve in the last moment.
    private void cleanly(Path directory, Filling filling)
            throws InterruptedException, ExecutionException {
        try {
            filling.run();
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            if (!serving.isAt(directory)) {
                delete(directory);
                throw e;
            }
        }
    }

    private static void delete(Path directory) {
        try {
            Utils.delete(directory.toFile());
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("directory", directory)
                    .log("what a replay left is deleted at the next start");
        }
    }

    /// Aborts a replay that runs, and waits for it.
    @Override
    public void close() {
        Thread waiting;
        synchronized (this) {
            closed = true;
            last.values().stream().filter(Course::isRunning).forEach(this::abort);
            waiting = running;
        }
        try {
            if (waiting != null && !waiting.join(CLOSE_LIMIT)) {
                LOG.atError().log("a replay did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
