package io.modelog.projector.feed;

import static io.modelog.projector.writer.FeedNode.createVersion;
import static io.modelog.projector.writer.FeedNode.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.log.EventEnvelope;
import io.modelog.projector.topic.Topics;
import io.modelog.projector.view.Position;
import io.modelog.projector.view.TestLog;
import io.modelog.projector.writer.FeedNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A feed over a real log. Each test has models of its own, and looks only at them.
class EventFeedTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static FeedNode node;
    private EventFeed feed;

    @BeforeAll
    static void startNode(@TempDir Path dir) {
        node = FeedNode.start(dir);
    }

    @AfterAll
    static void stopNode() {
        node.close();
    }

    @BeforeEach
    void open() {
        feed =
                new EventFeed(
                        node.bootstrap(), node.views(), TestLog.CODEC, Topics.EVENTS_PARTITIONS);
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void a_reader_from_now_gets_what_comes_and_nothing_older() throws Exception {
        node.submit("older", register());
        try (var cursor = feed.fromNow()) {
            node.submit("newer", register());

            assertThat(next(cursor).stream()).hasToString("model/newer");
        }
    }

    @Test
    void a_reader_from_the_beginning_gets_all_and_then_what_comes() throws Exception {
        node.submit("begun", register());
        try (var cursor = feed.after(Position.NONE)) {
            assertThat(sequences(cursor, "model/begun", 1)).containsExactly(1L);
            node.submit("begun", createVersion());
            assertThat(sequences(cursor, "model/begun", 1)).containsExactly(2L);
        }
    }

    @Test
    void who_goes_on_from_any_position_misses_nothing_and_gets_nothing_twice() throws Exception {
        node.submit("resumed", register());
        for (var i = 0; i < 20; i++) {
            node.submit("resumed", createVersion());
            node.submit("beside-" + i, register());
        }
        var seen = new ArrayList<Long>();
        var position = Position.NONE;
        for (var stop = 1; seen.size() < 21; stop++) {
            try (var cursor = feed.after(position)) {
                for (var i = 0; i < stop && seen.size() < 21; i++) {
                    var event = next(cursor);
                    if (event.stream().toString().equals("model/resumed")) {
                        seen.add(event.sequence());
                    }
                }
                position = cursor.position();
            }
        }

        assertThat(seen)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 21).mapToObj(i -> (long) i).toList());
    }

    @Test
    void an_event_is_told_only_when_the_views_show_it() throws Exception {
        try (var cursor = feed.fromNow()) {
            for (var i = 0; i < 50; i++) {
                node.submit("shown-" + i, register());
                var event = next(cursor);
                assertThat(node.views().sequence(event.stream())).isEqualTo(event.sequence());
            }
        }
    }

    @Test
    void all_readers_share_one_rendering() throws Exception {
        try (var first = feed.fromNow();
                var second = feed.fromNow()) {
            node.submit("rendered", register());
            var event = awaited(first);
            var rendered = event.rendered(_ -> new byte[] {1});

            assertThat(awaited(second)).isSameAs(event);
            assertThat(event.rendered(_ -> new byte[] {2})).isSameAs(rendered);
        }
    }

    @Test
    void a_reader_that_fell_behind_the_memory_reads_on_from_kafka() throws Exception {
        node.submit("far-behind", register());
        try (var slow = feed.fromNow()) {
            var last = Ring.EVENTS_MAX + 50;
            node.submitAll("far-behind", IntStream.range(0, last).mapToObj(_ -> createVersion()));

            assertThat(sequences(slow, "model/far-behind", last))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(2, last + 1).mapToObj(i -> (long) i).toList());
        }
    }

    @Test
    void a_closed_feed_ends_its_readers() throws Exception {
        try (var cursor = feed.fromNow()) {
            feed.close();

            assertThat(cursor.next(SOON)).isNull();
            assertThat(cursor.isClosed()).isTrue();
        }
    }

    private static List<Long> sequences(FeedCursor cursor, String stream, int count)
            throws InterruptedException {
        var sequences = new ArrayList<Long>();
        while (sequences.size() < count) {
            var event = next(cursor);
            if (event.stream().toString().equals(stream)) {
                sequences.add(event.sequence());
            }
        }
        return sequences;
    }

    private static EventEnvelope next(FeedCursor cursor) throws InterruptedException {
        return awaited(cursor).envelope();
    }

    private static FeedEvent awaited(FeedCursor cursor) throws InterruptedException {
        var event = cursor.next(SOON);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }
}
