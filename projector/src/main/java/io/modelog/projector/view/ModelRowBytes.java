package io.modelog.projector.view;

import io.modelog.events.model.Stage;
import io.modelog.projector.view.VersionView.LinkCounts;

/// Rows of models, their versions, metadata and tags as bytes.
final class ModelRowBytes {
    private ModelRowBytes() {}

    static void write(RowWriter row, ModelView view) {
        row.text(view.name())
                .id(view.id())
                .orNull(view.license(), RowWriter::text)
                .orNull(view.description(), RowWriter::text)
                .orNull(view.audience(), RowWriter::text)
                .orNull(view.useCases(), RowWriter::text)
                .orNull(view.limitations(), RowWriter::text)
                .orNull(view.tradeOffs(), RowWriter::text)
                .orNull(view.ethics(), RowWriter::text)
                .list(view.tags(), RowWriter::text)
                .flag(view.saveToRegistry())
                .list(view.stages(), RowWriter::text)
                .orNull(view.latestVersion(), RowWriter::number)
                .number(view.versions())
                .time(view.createdAt())
                .text(view.createdBy())
                .time(view.updatedAt())
                .text(view.updatedBy())
                .number(view.sequence());
    }

    static ModelView model(RowReader row) {
        return new ModelView(
                row.text(),
                row.id(),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.orNull(RowReader::text),
                row.list(RowReader::text),
                row.flag(),
                row.list(RowReader::text),
                row.orNull(RowReader::number),
                row.number(),
                row.time(),
                row.text(),
                row.time(),
                row.text(),
                row.number());
    }

    static void write(RowWriter row, VersionView view) {
        row.text(view.model())
                .number(view.number())
                .id(view.id())
                .text(view.name())
                .orNull(view.description(), RowWriter::text)
                .orNull(view.stage(), (r, stage) -> r.text(stage.name()))
                .list(view.tags(), RowWriter::text)
                .metadata(view.metadata())
                .number(view.artifacts().data())
                .number(view.artifacts().model())
                .number(view.artifacts().endpoint())
                .number(view.runs())
                .orNull(view.heldBy(), RowWriter::id)
                .orNull(view.stageChangedAt(), RowWriter::time)
                .time(view.createdAt())
                .text(view.createdBy())
                .time(view.updatedAt())
                .text(view.updatedBy())
                .number(view.sequence());
    }

    static VersionView version(RowReader row) {
        return new VersionView(
                row.text(),
                row.number(),
                row.id(),
                row.text(),
                row.orNull(RowReader::text),
                row.orNull(r -> Stage.of(r.text())),
                row.list(RowReader::text),
                row.metadata(),
                new LinkCounts(row.number(), row.number(), row.number()),
                row.number(),
                row.orNull(RowReader::id),
                row.orNull(RowReader::time),
                row.time(),
                row.text(),
                row.time(),
                row.text(),
                row.number());
    }

    static void write(RowWriter row, MetadataView view) {
        row.text(view.key())
                .text(view.type())
                .json(view.value())
                .time(view.loggedAt())
                .text(view.loggedBy());
    }

    static MetadataView metadata(RowReader row) {
        return new MetadataView(row.text(), row.text(), row.json(), row.time(), row.text());
    }

    static void write(RowWriter row, TaggedView view) {
        row.text(view.kind().name()).text(view.name()).orNull(view.number(), RowWriter::number);
    }

    static TaggedView tagged(RowReader row) {
        return new TaggedView(
                TaggedView.Kind.valueOf(row.text()), row.text(), row.orNull(RowReader::number));
    }
}
