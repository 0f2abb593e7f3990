package io.modelog.projector.view;

import static io.modelog.projector.view.Table.EVENTS_BY_TIME;
import static io.modelog.projector.view.Table.HISTORY;
import static io.modelog.projector.view.Table.HISTORY_SUMMARIES;
import static io.modelog.projector.view.Table.REPLACED;

import io.modelog.events.codec.EventCodec;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.log.Event;
import io.modelog.events.log.EventEnvelope;
import io.modelog.events.model.ModelEvent;
import io.modelog.projector.query.InvalidQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what has happened, oldest first. Also of what is deleted.
public final class HistoryViews {
    /// Summaries that a page of all streams looks at, at most: it can be shorter than asked for, and yet not the last.
    static final int LOOKED_AT_MAX = 2_000;

    /// Events that a page of all streams reads, at most: one more than the largest page.
    static final int READ_MAX = Page.Request.LIMIT_MAX + 1;

    private final ViewStore store;
    private final EventCodec codec;

    HistoryViews(ViewStore store, EventCodec codec) {
        this.store = store;
        this.codec = codec;
    }

    /// Of one stream.
    public Page<RecordedEvent> of(StreamId stream, HistoryFilter asked, Page.Request page) {
        var filter = asked.and(page.selection().filter());
        return store.read(views ->
                filter.showsAll() ? all(views, stream, page) : shown(views, stream, filter, page));
    }

    private Page<RecordedEvent> all(Snapshot views, StreamId stream, Page.Request page) {
        return new Listing<>(HISTORY, Keys.records(stream))
                .page(views, page, Listed.HISTORY, (key, record) -> recorded(views, key, record));
    }

    /// Goes over the summaries, and reads the events that are shown.
    private Page<RecordedEvent> shown(
            Snapshot views, StreamId stream, HistoryFilter filter, Page.Request page) {
        var records = Keys.records(stream);
        var cursors = new Cursors(HISTORY.name(), records, page.selection());
        var choice = new PageChoice<>(cursors, page, Listed.HISTORY);
        var from = choice.from();
        var edge = from == null ? 0 : Keys.lastNumber(from);
        ReadableRows.Visitor<SummaryBlock> visitor =
                (key, block) -> {
                    var first = SummaryBlock.first(Keys.lastNumber(key));
                    var events = block.shown(filter);
                    for (var event : choice.backward() ? events.reversed() : events) {
                        var sequence = first + event;
                        var record = Keys.record(stream, sequence);
                        var isNext =
                                edge == 0
                                        || (choice.backward() ? sequence < edge : sequence > edge);
                        if (isNext && !choice.offer(record, recorded(views, record))) {
                            return false;
                        }
                    }
                    return true;
                };
        if (choice.backward()) {
            var before = edge == 0 ? null : Keys.record(stream, SummaryBlock.holding(edge) + 1);
            views.scanBackward(HISTORY_SUMMARIES, records, before, visitor);
        } else {
            var block = edge == 0 ? 0 : SummaryBlock.holding(edge);
            var after = block == 0 ? null : Keys.record(stream, block - 1);
            views.scan(HISTORY_SUMMARIES, records, after, visitor);
        }
        return choice.page();
    }

    /// Of all streams, by time, and in the order of the log where times are equal. A page looks at a bounded number of
    /// events, so it can hold fewer than asked for, even none, while there are more: `next` alone tells. Can be sorted by
    /// nothing but time, and not be counted.
    public Page<RecordedEvent> ofAll(HistoryFilter asked, Page.Request request) {
        if (request.selection().count()) {
            throw new InvalidQuery("count", "is not for the history of all streams");
        }
        var page = request.selection().sort() == null ? request.sortedBy("time") : request;
        var filter = asked.and(page.selection().filter());
        var cursors = new Cursors(EVENTS_BY_TIME.name(), Key.EMPTY, page.selection());
        var choice = new PageChoice<>(cursors, page, Listed.EVENTS_OF_ALL);
        if (!choice.isByKey()) {
            throw new InvalidQuery(
                    "sort", "the history of all streams is sorted by time or by -time only");
        }
        return store.read(views -> new TimeWalk(views, filter, choice).page(cursors));
    }

    /// Goes over the events of all streams for one page; backward is from the oldest on.
    private final class TimeWalk {
        private final Snapshot views;
        private final HistoryFilter filter;
        private final PageChoice<RecordedEvent> choice;
        private int lookedAt;
        private int read;
        private @Nullable Key stopped;

        TimeWalk(Snapshot views, HistoryFilter filter, PageChoice<RecordedEvent> choice) {
            this.views = views;
            this.filter = filter;
            this.choice = choice;
        }

        Page<RecordedEvent> page(Cursors cursors) {
            var from = choice.from();
            if (choice.backward()) {
                var since = Keys.moment(filter.sinceMicros() - 1);
                var before = from == null || from.compareTo(since) > 0 ? since : from;
                views.scanBackward(EVENTS_BY_TIME, Key.EMPTY, before, this::visit);
            } else {
                var until = Keys.moment(filter.untilMicros() - 1);
                var after = from == null || from.compareTo(until) < 0 ? until : from;
                views.scan(EVENTS_BY_TIME, Key.EMPTY, after, this::visit);
            }
            var page = choice.page();
            return page.next() == null && stopped != null
                    ? new Page<>(page.items(), cursors.write(Place.of(stopped)))
                    : page;
        }

        private boolean visit(Key key, EventRow row) {
            if (isPast(row.summary().timeMicros())) {
                return false;
            }
            lookedAt++;
            if (filter.shows(row.summary())) {
                read++;
                var record = Keys.version(row.stream(), row.sequence());
                if (!choice.offer(key, recorded(views, record))) {
                    return false;
                }
            }
            if (lookedAt == LOOKED_AT_MAX || read == READ_MAX) {
                stopped = key;
                return false;
            }
            return true;
        }

        private boolean isPast(long micros) {
            return choice.backward()
                    ? micros >= filter.untilMicros()
                    : micros < filter.sinceMicros();
        }
    }

    /// Whether the version is, or has been.
    public boolean knows(ModelName model, long version) {
        var one = new Page.Request(1, null);
        return !of(StreamId.of(model), HistoryFilter.ALL.ofVersion(version), one).items().isEmpty();
    }

    /// The number of the version that has this id, or had it.
    public Optional<Long> version(ModelName model, UUID id) {
        var created = HistoryFilter.ALL.ofType("VersionCreated");
        return Page.all(page -> of(StreamId.of(model), created, page))
                .flatMap(event ->
                        event.envelope().event()
                                                instanceof
                                                Event.OfModel(_, ModelEvent.VersionCreated e)
                                        && e.versionId().equals(id)
                                ? Optional.of(e.number()).stream()
                                : Stream.empty())
                .findFirst();
    }

    private RecordedEvent recorded(Snapshot views, Key key) {
        var record = views.get(HISTORY, key);
        if (record == null) {
            throw new IllegalStateException("an event has a summary and no record");
        }
        return recorded(views, key, record);
    }

    private RecordedEvent recorded(Snapshot views, Key key, LogRecord record) {
        var envelope = codec.decode(record.bytes());
        return new RecordedEvent(
                envelope,
                record.partition(),
                record.offset(),
                changes(views, key, envelope.event()));
    }

    /// An event that the views have applied, as it was read from the log.
    public RecordedEvent recorded(EventEnvelope envelope, int partition, long offset) {
        var key = Keys.record(envelope.stream(), envelope.sequence());
        var changes = store.read(views -> changes(views, key, envelope.event()));
        return new RecordedEvent(envelope, partition, offset, changes);
    }

    private static List<Change> changes(Snapshot views, Key key, Event event) {
        var replaced = views.get(REPLACED, key);
        return new Changes(event, (replaced == null ? ReplacedRow.NONE : replaced).values()).list();
    }
}
