package io.modelog.projector.view;

import io.modelog.events.log.Event;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Utils;

/// Views on disk without Kafka, which a test fills with facts.
final class OpenViews implements AutoCloseable {
    static final Page.Request ALL = new Page.Request(Page.Request.LIMIT_MAX, null);

    private final Path directory;
    private final ViewStore store = new ViewStore(TestLog.CODEC, Topics.EVENTS_PARTITIONS);

    OpenViews() throws IOException {
        directory = Files.createTempDirectory("views-");
        store.open(directory);
        store.remember();
    }

    Views views() {
        return store.views();
    }

    void given(TestLog log) {
        given(log.records());
    }

    void given(List<LogRecord> records) {
        records.forEach(record -> store.apply(record.partition(), record.offset(), record.bytes()));
        store.flush(Map.of());
    }

    void given(Event... events) {
        given(TestLog.of(events));
    }

    /// All items of a list, read in pages of a size.
    static <T> List<T> inPages(int limit, Function<Page.Request, Page<T>> list) {
        var page = list.apply(new Page.Request(limit, null));
        var items = new ArrayList<>(page.items());
        while (page.next() != null) {
            page = list.apply(new Page.Request(limit, page.next()));
            items.addAll(page.items());
        }
        return items;
    }

    @Override
    public void close() throws IOException {
        store.close();
        Utils.delete(directory.toFile());
    }
}
