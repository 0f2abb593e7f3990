package io.modelog.projector.view;

import static io.modelog.projector.view.Table.MODELS;
import static io.modelog.projector.view.Table.STREAMS;
import static io.modelog.projector.view.Table.VERSIONS;
import static io.modelog.projector.view.Table.VERSION_STAGES;

import io.modelog.events.id.ModelName;
import io.modelog.events.id.StreamId;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Lists over all models as they were. They go through the heads of the streams, which outlive the models, and in a list's
/// own order look at no more of them than the page needs.
record ModelsThen(Then then) {
    /// What the keys of the streams of models begin with.
    private static final Key STREAMS_OF_MODELS = Keys.name("model/");

    Page<ModelView> models(Page.Request page) {
        var choice =
                new PageChoice<>(
                        new Cursors(MODELS.name(), Key.EMPTY, page.selection()),
                        page,
                        Listed.MODELS);
        eachModel(
                choice.from() == null ? null : Keys.text(choice.from()),
                choice.backward(),
                (model, rows) -> {
                    var key = Keys.name(model.value());
                    var view = rows.get(MODELS, key);
                    return view == null || choice.offer(key, view);
                });
        return choice.page();
    }

    Page<VersionView> versions(Page.Request page) {
        var choice = choice(VERSIONS.name(), Key.EMPTY, page);
        eachModel(
                choice.from() == null ? null : Keys.firstName(choice.from()),
                choice.backward(),
                (model, rows) -> {
                    var offer = new Offer(choice);
                    offer.scan(rows, VERSIONS, Keys.within(model.value()), offer::take);
                    return offer.more;
                });
        return choice.page();
    }

    private static PageChoice<VersionView> choice(String list, Key prefix, Page.Request page) {
        return new PageChoice<>(
                new Cursors(list, prefix, page.selection()), page, Listed.VERSIONS_OF_ALL);
    }

    /// The interval index knows who held a stage at a time; at a position, each model must be looked at.
    Page<VersionView> inStage(String stage, Page.Request page) {
        return switch (then.asOf()) {
            case AsOf.Time(var time) -> holders(stage, Keys.micros(time), page);
            case AsOf.At _ -> searched(stage, page);
        };
    }

    private Page<VersionView> holders(String stage, long micros, Page.Request page) {
        var holders = PeriodIndex.holders(then.past().snapshot(), stage, micros);
        var counted = page.countsAll();
        var choice = choice(inStage(), Keys.stage(stage), counted ? page.uncounted() : page);
        var from = choice.from();
        for (var key : choice.backward() ? holders.reversed() : holders) {
            var passed =
                    from != null
                            && (choice.backward()
                                    ? key.compareTo(from) >= 0
                                    : key.compareTo(from) <= 0);
            if (!passed && !choice.offer(key, version(key))) {
                break;
            }
        }
        return counted ? choice.page().counted(holders.size()) : choice.page();
    }

    private VersionView version(Key key) {
        var model = new ModelName(Keys.firstName(key));
        return Objects.requireNonNull(
                then.rows(StreamId.of(model)).get(VERSIONS, key),
                "who held a stage is in the history");
    }

    private Page<VersionView> searched(String stage, Page.Request page) {
        var choice = choice(inStage(), Keys.stage(stage), page);
        eachModel(
                choice.from() == null ? null : Keys.firstName(choice.from()),
                choice.backward(),
                (model, rows) -> {
                    var offer = new Offer(choice);
                    offer.scan(
                            rows,
                            VERSION_STAGES,
                            Keys.stage(stage, model.value()),
                            (key, _) -> {
                                var version = Keys.staged(key);
                                return offer.take(
                                        version,
                                        Objects.requireNonNull(rows.get(VERSIONS, version)));
                            });
                    return offer.more;
                });
        return choice.page();
    }

    /// Another list than that of now: its cursors have other keys.
    private static String inStage() {
        return VERSION_STAGES + " then";
    }

    /// Offers the rows of one model, and remembers whether more are needed.
    private static final class Offer {
        private final PageChoice<VersionView> choice;
        private boolean more = true;

        Offer(PageChoice<VersionView> choice) {
            this.choice = choice;
        }

        boolean take(Key key, VersionView version) {
            more = choice.offer(key, version);
            return more;
        }

        <V> void scan(RowsThen rows, Table<V> table, Key prefix, ReadableRows.Visitor<V> visitor) {
            if (choice.backward()) {
                rows.scanBackward(table, prefix, null, visitor);
            } else {
                rows.scan(table, prefix, null, visitor);
            }
        }
    }

    /// @param first the model to begin with; null for all
    /// @param visitor false ends it
    private void eachModel(
            @Nullable String first, boolean backward, BiPredicate<ModelName, RowsThen> visitor) {
        if (first != null) {
            var model = new ModelName(first);
            if (!visitor.test(model, then.rows(StreamId.of(model)))) {
                return;
            }
        }
        var from = first == null ? null : Keys.stream(StreamId.of(new ModelName(first)));
        ReadableRows.Visitor<StreamRow> visit =
                (key, head) -> {
                    var model =
                            new ModelName(
                                    Keys.text(Keys.after(STREAMS_OF_MODELS.bytes().length, key)));
                    return visitor.test(model, then.rows(StreamId.of(model), head));
                };
        if (backward) {
            then.past().snapshot().scanBackward(STREAMS, STREAMS_OF_MODELS, from, visit);
        } else {
            then.past().snapshot().scan(STREAMS, STREAMS_OF_MODELS, from, visit);
        }
    }
}
