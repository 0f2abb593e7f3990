package io.modelog.bench;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.model.Stage;
import io.modelog.projector.query.Selection;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.HistoryFilter;
import io.modelog.projector.view.HistoryViews;
import io.modelog.projector.view.Page;
import io.modelog.projector.view.RecordedEvent;
import io.modelog.projector.view.ViewStore;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How long the views take to read a page of history: of a model with very many events, and of all streams.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "pages of history of a model with 100,000 events, and of 1,000,000 in all")
public final class HistoryBench implements Callable<Integer> {
    private static final String BIG = "model_big";
    private static final StreamId STREAM = StreamId.of(new ModelName(BIG));
    private static final HistoryFilter ANY = HistoryFilter.ALL;
    private static final double BAR_MILLIS = 5;
    private static final int PAGE = 100;
    private static final int FLUSH_EACH = 5_000;

    @Option(names = "--events", description = "in all; default ${DEFAULT-VALUE}")
    private int events = 1_000_000;

    @Option(names = "--big", description = "events of the big model; default ${DEFAULT-VALUE}")
    private int big = 100_000;

    @Option(names = "--models", description = "the others; default ${DEFAULT-VALUE}")
    private int models = 2000;

    @Option(names = "--seconds", description = "of each measurement; default ${DEFAULT-VALUE}")
    private int seconds = 5;

    private final PrintStream out;
    private int folded;
    private int foldedOfBig;

    HistoryBench(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new HistoryBench(System.out)).execute(args));
    }

    private record Measure(String what, Load.Call page) {}

    /// A list of history, in one of its two orders.
    private record Pages(Function<Page.Request, Page<RecordedEvent>> list, @Nullable String sort) {
        Pages newestFirst() {
            return new Pages(list, "-time");
        }

        Page<RecordedEvent> at(@Nullable String cursor, int limit) {
            return list.apply(new Page.Request(limit, cursor, new Selection(null, sort, false)));
        }

        /// Where a part of the list begins that has so many events before it.
        @Nullable String after(int count) {
            String cursor = null;
            for (var left = count; left > 0; left -= Page.Request.LIMIT_MAX) {
                cursor = at(cursor, Math.min(left, Page.Request.LIMIT_MAX)).next();
            }
            return cursor;
        }
    }

    @Override
    public Integer call() throws Exception {
        try (var directory = TemporaryDirectory.create()) {
            var store = new ViewStore(EventLog.CODEC, Topics.EVENTS_PARTITIONS);
            store.open(directory.resolve("views"));
            try {
                fold(store);
                return measure(store.views().history()).print(out);
            } finally {
                store.close();
            }
        }
    }

    /// The events of the big model are spread evenly over the log.
    private void fold(ViewStore store) {
        var started = System.nanoTime();
        var next = new long[Topics.EVENTS_PARTITIONS];
        var log =
                new SampleLog(
                        EventLog.CODEC,
                        models,
                        7,
                        (stream, record) -> {
                            var partition = Topics.partitionOf(stream);
                            store.apply(partition, next[partition]++, record);
                            folded++;
                            foldedOfBig += stream.equals(STREAM) ? 1 : 0;
                        });
        for (var flushed = 0; folded < events; ) {
            if ((long) foldedOfBig * events <= (long) folded * big) {
                log.train(BIG);
            } else {
                log.train();
            }
            if (folded - flushed >= FLUSH_EACH) {
                store.flush(Map.of());
                flushed = folded;
            }
        }
        store.flush(Map.of());
        out.printf(
                "%,d events, %,d of them of one model, folded in %,d s%n",
                folded, foldedOfBig, Duration.ofNanos(System.nanoTime() - started).toSeconds());
    }

    private Verdict measure(HistoryViews history) throws Exception {
        var faults = new ArrayList<String>();
        var table = new Table(out);
        var load = new Load(1, Duration.ofSeconds(1), Duration.ofSeconds(seconds));
        for (var measure : measures(history)) {
            var figures = load.run(_ -> Load.CallerCalls.of(measure.page));
            table.row(measure.what, List.of(figures), List.of());
            if (figures.millis(99) > BAR_MILLIS) {
                faults.add("%s: p99 %.1f ms".formatted(measure.what, figures.millis(99)));
            }
        }
        return new Verdict(faults);
    }

    private List<Measure> measures(HistoryViews history) {
        var measures =
                new ArrayList<>(pages("model", filter -> ofBig(history, filter), foldedOfBig));
        measures.add(
                new Measure(
                        "model, any one version",
                        () -> ofBig(history, ANY.ofVersion(anyVersion())).at(null, PAGE)));
        measures.addAll(pages("all", filter -> ofAll(history, filter), folded));
        return measures;
    }

    private static Pages ofBig(HistoryViews history, HistoryFilter filter) {
        return new Pages(page -> history.of(STREAM, filter, page), null);
    }

    private static Pages ofAll(HistoryViews history, HistoryFilter filter) {
        return new Pages(page -> history.ofAll(filter, page), null);
    }

    private static List<Measure> pages(
            String of, Function<HistoryFilter, Pages> history, int count) {
        var all = history.apply(ANY);
        var middle = all.after(count / 2);
        var last = all.after(count - PAGE);
        var time = all.at(middle, 1).items().getFirst().envelope().time();
        var production = history.apply(filter(null, Stage.PRODUCTION, null));
        var inProduction = production.at(middle, PAGE);
        return List.of(
                new Measure(of + ", first page", () -> all.at(null, PAGE)),
                new Measure(of + ", page from the middle", () -> all.at(middle, PAGE)),
                new Measure(of + ", last page", () -> all.at(last, PAGE)),
                new Measure(of + ", newest first", () -> all.newestFirst().at(null, PAGE)),
                new Measure(of + ", stage, first page", () -> production.at(null, PAGE)),
                new Measure(
                        of + ", stage, page from the middle",
                        () -> production.at(inProduction.next(), PAGE)),
                new Measure(
                        of + ", stage, newest first",
                        () -> production.newestFirst().at(null, PAGE)),
                new Measure(
                        of + ", type, newest first",
                        () ->
                                history.apply(ANY.ofType("VersionCreated"))
                                        .newestFirst()
                                        .at(null, PAGE)),
                new Measure(
                        of + ", since the middle",
                        () -> history.apply(filter(null, null, time)).at(null, PAGE)),
                new Measure(
                        of + ", an actor who did nothing",
                        () -> history.apply(filter("nobody", null, null)).at(null, PAGE)));
    }

    private static HistoryFilter filter(
            @Nullable String actor, @Nullable Stage stage, @Nullable Instant since) {
        return new HistoryFilter(null, actor, null, stage, since, null);
    }

    private long anyVersion() {
        return 1L + ThreadLocalRandom.current().nextInt(Math.max(1, foldedOfBig / 10));
    }
}
