package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.projector.query.Field;
import io.modelog.projector.query.FieldSet;
import io.modelog.projector.query.Selection;
import io.modelog.projector.query.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/// Whatever a list holds: its pages, one after the other, are the list.
final class PagingPropertyTest {
    private record Item(
            String key, @Nullable String text, long number, @Nullable Instant time, Value value) {}

    private static final FieldSet<Item> FIELDS =
            FieldSet.of(
                            Field.text("key", Item::key),
                            Field.text("text", Item::text),
                            Field.number("number", Item::number),
                            Field.time("time", Item::time),
                            Field.<Item>metadata("metadata", (item, _) -> List.of(item.value)))
                    .inOrderOf("key");

    private static final List<String> TEXTS = List.of("a", "ab", "b.c", "", "\uFFFD", "😀");

    private static final Map<String, Comparator<Item>> SORTS =
            Map.of(
                    "key", Comparator.comparing(Item::key),
                    "-key", Comparator.comparing(Item::key).reversed(),
                    "number", Comparator.comparingLong(Item::number),
                    "-number", Comparator.comparingLong(Item::number).reversed(),
                    "time", last(Item::time, Comparator.<Instant>naturalOrder()),
                    "-time,number",
                            last(Item::time, Comparator.<Instant>reverseOrder())
                                    .thenComparingLong(Item::number),
                    "-text", last(Item::text, Comparator.comparing(Value.Text::new).reversed()),
                    "metadata.x,-number",
                            Comparator.comparing(Item::value)
                                    .thenComparing(
                                            Comparator.comparingLong(Item::number).reversed()));

    @Property(tries = 300)
    void pages_of_any_size_add_up_to_the_filtered_and_sorted_whole(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int limit) {
        var items = items(new Random(seed));

        SORTS.forEach((sort, order) -> {
            var whole =
                    items.stream()
                            .filter(item -> item.number > 1)
                            .sorted(order.thenComparing(Item::key))
                            .toList();
            var selection = new Selection("number > 1", sort, false);
            assertThat(
                            OpenViews.inPages(
                                    limit,
                                    page -> page(items, page.limit(), page.cursor(), selection)))
                    .as("sorted by %s", sort)
                    .containsExactlyElementsOf(whole);
        });
    }

    @Property(tries = 300)
    void what_stays_is_shown_once_whatever_comes_and_goes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int limit) {
        var random = new Random(seed);
        SORTS.keySet()
                .forEach(sort -> {
                    var items = new HashMap<String, Item>();
                    items(random).forEach(item -> items.put(item.key, item));
                    var stayed = new HashSet<>(items.values());
                    var shown = new ArrayList<Item>();
                    var selection = new Selection(null, sort, false);
                    var page = page(List.copyOf(items.values()), limit, null, selection);
                    shown.addAll(page.items());
                    while (page.next() != null) {
                        var change = item(random);
                        if (random.nextBoolean()) {
                            items.putIfAbsent(change.key, change);
                        } else {
                            stayed.remove(items.remove(change.key));
                        }
                        page = page(List.copyOf(items.values()), limit, page.next(), selection);
                        shown.addAll(page.items());
                    }
                    assertThat(shown)
                            .as("sorted by %s", sort)
                            .doesNotHaveDuplicates()
                            .containsAll(stayed);
                });
    }

    private static Page<Item> page(
            List<Item> items, int limit, @Nullable String cursor, Selection selection) {
        var request = new Page.Request(limit, cursor, selection);
        return Page.of("items", items, Item::key, FIELDS, request);
    }

    private static List<Item> items(Random random) {
        var items = new HashMap<String, Item>();
        for (var i = random.nextInt(30); i > 0; i--) {
            var item = item(random);
            items.put(item.key, item);
        }
        return List.copyOf(items.values());
    }

    private static Item item(Random random) {
        return new Item(
                "k%02d".formatted(random.nextInt(40)),
                random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size())),
                random.nextInt(5),
                random.nextInt(4) == 0 ? null : Instant.ofEpochSecond(random.nextInt(3), 1000),
                value(random));
    }

    private static Value value(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Value.Text(TEXTS.get(random.nextInt(TEXTS.size())));
            case 1 -> new Value.Flag(random.nextBoolean());
            case 2 -> Value.of(random.nextInt(3) + 0.1);
            default -> new Value.Numeric(new BigDecimal("1E+400").add(BigDecimal.ONE));
        };
    }

    private static <T> Comparator<Item> last(
            Function<Item, @Nullable T> value, Comparator<T> order) {
        return Comparator.comparing(value, Comparator.nullsLast(order));
    }
}
