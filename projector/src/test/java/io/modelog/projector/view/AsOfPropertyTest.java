package io.modelog.projector.view;

import static io.modelog.projector.view.OpenViews.inPages;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.id.ModelName;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionSelector;
import io.modelog.projector.query.Selection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Whatever happened later: what is read as of a moment is what was read at that moment.
final class AsOfPropertyTest {
    private static final int COMMANDS = 300;

    private static final List<ModelName> MODELS =
            List.of(new ModelName("model-0"), new ModelName("model-1"), new ModelName("model-2"));

    @Property(tries = 12)
    void as_of_a_moment_a_log_reads_like_the_shorter_log_of_then(@ForAll long seed)
            throws IOException {
        var records = RandomLog.of(seed, COMMANDS);
        var length = boundary(records, new Random(seed));
        var shorter = records.subList(0, length);

        try (var then = new OpenViews();
                var now = new OpenViews()) {
            then.given(shorter);
            now.given(records);
            var expected = then.views();
            compare(now.views().asOf(new AsOf.Time(time(shorter.getLast()))), expected);
            if (named(shorter).equals(named(records))) {
                compare(now.views().asOf(new AsOf.At(expected.applied())), expected);
            }
        }
    }

    /// Number of a record that was made later than the one before it.
    private static int boundary(List<LogRecord> records, Random random) {
        var boundaries = new ArrayList<Integer>();
        for (var i = 1; i < records.size(); i++) {
            if (time(records.get(i)).isAfter(time(records.get(i - 1)))) {
                boundaries.add(i);
            }
        }
        return boundaries.get(random.nextInt(boundaries.size()));
    }

    private static Instant time(LogRecord record) {
        return TestLog.CODEC.decode(record.bytes()).time();
    }

    private static List<Integer> named(List<LogRecord> records) {
        return records.stream().map(LogRecord::partition).distinct().sorted().toList();
    }

    private static void compare(ModelReads actual, ModelReads expected) {
        same(actual, expected, reads -> lists(reads::models, "name", "-name", "-versions"));
        same(
                actual,
                expected,
                reads -> lists(page -> reads.versions(null, page), null, "-model,-number", "id"));
        for (var stage : List.of(Stage.PRODUCTION, Stage.STAGING, Stage.NONE, Stage.ARCHIVED)) {
            same(
                    actual,
                    expected,
                    reads ->
                            lists(
                                    page -> reads.versions(stage, page),
                                    null,
                                    "-model,-number",
                                    "createdAt"));
        }
        for (var model : MODELS) {
            same(actual, expected, reads -> reads.model(model));
            same(actual, expected, reads -> reads.version(model, new VersionSelector.Latest()));
            same(
                    actual,
                    expected,
                    reads -> reads.version(model, VersionSelector.parse("production")));
            same(actual, expected, reads -> lists(page -> reads.stages(model, page), null, "name"));
            same(
                    actual,
                    expected,
                    reads -> lists(page -> reads.versions(model, null, page), null, "-number"));
            for (var number = 1; number < 8; number++) {
                compare(actual, expected, model, number);
            }
        }
    }

    private static void compare(
            ModelReads actual, ModelReads expected, ModelName model, long number) {
        same(actual, expected, reads -> reads.version(model, new VersionSelector.Numbered(number)));
        same(actual, expected, reads -> lists(page -> reads.metadata(model, number, page), "-key"));
        same(
                actual,
                expected,
                reads ->
                        lists(page -> reads.links(model, number, null, null, page), null, "-type"));
        same(
                actual,
                expected,
                reads -> lists(page -> reads.attachedRuns(model, number, page), null, "status"));
        same(
                actual,
                expected,
                reads -> lists(page -> reads.requests(model, number, page), null, "-requester"));
    }

    private static void same(
            ModelReads actual, ModelReads expected, Function<ModelReads, Object> read) {
        assertThat(read.apply(actual)).isEqualTo(read.apply(expected));
    }

    /// A list in each order, in pages of three, and how many it has.
    private static <T> List<Object> lists(
            Function<Page.Request, Page<T>> list, @Nullable String... sorts) {
        var all = new ArrayList<>();
        for (var sort : sorts) {
            var selection = new Selection(null, sort, false);
            all.add(
                    inPages(
                            3,
                            page ->
                                    list.apply(
                                            new Page.Request(
                                                    page.limit(), page.cursor(), selection))));
        }
        var counted = new Page.Request(1, null, new Selection(null, null, true));
        all.add(Objects.requireNonNull(list.apply(counted).total()));
        return all;
    }
}
