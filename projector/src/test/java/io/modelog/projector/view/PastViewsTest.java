package io.modelog.projector.view;

import static io.modelog.projector.view.Facts.IRIS;
import static io.modelog.projector.view.Facts.SPLIT;
import static io.modelog.projector.view.Facts.at;
import static io.modelog.projector.view.Facts.created;
import static io.modelog.projector.view.Facts.deleted;
import static io.modelog.projector.view.Facts.event;
import static io.modelog.projector.view.Facts.linked;
import static io.modelog.projector.view.Facts.logged;
import static io.modelog.projector.view.Facts.registered;
import static io.modelog.projector.view.Facts.split;
import static io.modelog.projector.view.Facts.splitCreated;
import static io.modelog.projector.view.Facts.splitRegistered;
import static io.modelog.projector.view.Facts.staged;
import static io.modelog.projector.view.Facts.unlinked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.modelog.events.artifact.ArtifactEvent;
import io.modelog.events.artifact.ArtifactKind;
import io.modelog.events.id.CommandId;
import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import io.modelog.events.metadata.MetadataValue.Whole;
import io.modelog.events.model.Stage;
import io.modelog.events.tag.TagChange;
import io.modelog.projector.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PastViewsTest {
    private final OpenViews open;
    private final Views views;

    PastViewsTest() throws IOException {
        open = new OpenViews();
        views = open.views();
    }

    @AfterEach
    void close() throws IOException {
        open.close();
    }

    @Test
    void records_of_a_stream_come_as_they_stand_in_the_log() {
        var log =
                TestLog.of(registered(IRIS), registered(new ModelName("iris2")), created(IRIS, 1));
        open.given(log);
        var records = new ArrayList<byte[]>();

        views.forEachRecord(StreamId.of(IRIS), records::add);

        assertThat(records)
                .containsExactly(log.records().get(0).bytes(), log.records().get(2).bytes());
    }

    @Test
    void a_row_can_be_read_as_it_was_after_an_earlier_event() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                staged(1, null, Stage.STAGING),
                linked(1, split(1), ArtifactKind.DATA),
                unlinked(1, split(1)),
                deleted(1));

        assertThat(views.versionAt(IRIS, 1, 1)).isEmpty();
        assertThat(views.versionAt(IRIS, 1, 2).orElseThrow().stage()).isNull();
        assertThat(views.versionAt(IRIS, 1, 4).orElseThrow().artifacts())
                .isEqualTo(new VersionView.LinkCounts(1, 0, 0));
        assertThat(views.versionAt(IRIS, 1, 6)).isEmpty();
        assertThat(views.modelAt(IRIS, 1).orElseThrow().versions()).isEqualTo(0);
        assertThat(views.modelAt(IRIS, 5).orElseThrow().versions()).isEqualTo(1);
        assertThat(views.modelAt(IRIS, 6)).isEqualTo(views.model(IRIS).map(Read::value));
    }

    @Test
    void metadata_can_be_read_as_it_was_also_of_what_is_deleted() {
        open.given(
                registered(IRIS),
                created(IRIS, 1),
                created(IRIS, 2),
                logged(1, "a", new Whole(1)),
                logged(1, "b", new Whole(2)),
                logged(1, "a", new Whole(3)),
                logged(2, "a", new Whole(4)),
                deleted(1));

        assertThat(views.metadataAt(IRIS, 1, 3)).isEmpty();
        assertThat(views.metadataAt(IRIS, 1, 5))
                .extracting(MetadataView::key, entry -> entry.value().longValue())
                .containsExactly(tuple("a", 1L), tuple("b", 2L));
        assertThat(views.metadataAt(IRIS, 1, 6))
                .extracting(entry -> entry.value().longValue())
                .containsExactly(3L, 2L);
        assertThat(views.metadataAt(IRIS, 1, 8)).isEmpty();
        assertThat(views.metadataAt(IRIS, 2, 7)).hasSize(1);
    }

    @Test
    void an_artifact_can_be_read_as_it_was() {
        open.given(
                splitRegistered("raw"),
                splitCreated(1, "first"),
                event(
                        SPLIT,
                        new ArtifactEvent.ArtifactTagsChanged(
                                1L, new TagChange.Effect(List.of("good"), List.of("first")))),
                event(SPLIT, new ArtifactEvent.ArtifactVersionDeleted(1, new UUID(4, 1))));
        var artifacts = views.artifacts();

        assertThat(artifacts.at(SPLIT, 1).orElseThrow().latestVersion()).isNull();
        assertThat(artifacts.at(SPLIT, 3).orElseThrow().latestVersion()).isEqualTo(1);
        assertThat(artifacts.versionAt(SPLIT, 1, 2).orElseThrow().tags()).containsExactly("first");
        assertThat(artifacts.versionAt(SPLIT, 1, 3).orElseThrow().tags()).containsExactly("good");
        assertThat(artifacts.versionAt(SPLIT, 1, 4)).isEmpty();
    }

    @Test
    void a_receipt_covers_all_events_of_its_command() {
        var log =
                TestLog.of(
                        registered(IRIS),
                        created(IRIS, 1),
                        created(IRIS, 2),
                        staged(1, null, Stage.PRODUCTION));
        log.append("promote", staged(1, Stage.PRODUCTION, Stage.ARCHIVED));
        log.append("promote", staged(2, null, Stage.PRODUCTION));
        open.given(log);
        var partition = Topics.partitionOf(StreamId.of(IRIS));

        assertThat(views.receipt(StreamId.of(IRIS), new CommandId("promote"), at(3)))
                .hasValue(new CommandReceipt(5, 6, partition, 5));
        assertThat(views.receipt(StreamId.of(IRIS), new CommandId("command-2"), at(3)))
                .hasValue(new CommandReceipt(2, 2, partition, 1));
        assertThat(views.receipt(StreamId.of(IRIS), new CommandId("other"), at(3))).isEmpty();
        assertThat(views.receipt(StreamId.of(SPLIT), new CommandId("promote"), at(3))).isEmpty();
    }

    @Test
    void a_receipt_is_valid_for_24_hours() {
        open.given(registered(IRIS));

        assertThat(receipt(at(1).plus(Duration.ofHours(24)))).isTrue();
        assertThat(receipt(at(1).plus(Duration.ofHours(24)).plusMillis(1))).isFalse();
        assertThat(receipt(at(1).minus(Duration.ofHours(12)))).isTrue();
    }

    @Test
    void receipts_of_days_long_past_are_dropped() {
        var log = TestLog.of(registered(IRIS));
        for (var number = 1; number <= 5; number++) {
            log.pass(Duration.ofDays(1));
            log.append(created(IRIS, number));
        }
        open.given(log);

        assertThat(receipt(at(1))).isFalse();
        assertThat(
                        views.receipt(
                                StreamId.of(IRIS),
                                new CommandId("command-2"),
                                at(2).plus(Duration.ofDays(1))))
                .isPresent();
    }

    private boolean receipt(Instant now) {
        return views.receipt(StreamId.of(IRIS), new CommandId("command-1"), now).isPresent();
    }
}
