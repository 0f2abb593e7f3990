package io.modelog.projector.view;

import io.modelog.events.artifact.ArtifactKind;
import io.modelog.projector.view.ArtifactVersionView.ProducerView;
import io.modelog.projector.view.Table.ArtifactVersionAt;
import io.modelog.projector.view.Table.LinkedBy;

/// Rows of artifacts, their versions and their links as bytes.
final class ArtifactRowBytes {
    private ArtifactRowBytes() {}

    static void write(RowWriter row, ArtifactView view) {
        row.text(view.name())
                .id(view.id())
                .text(view.kind().name())
                .list(view.tags(), RowWriter::text)
                .orNull(view.latestVersion(), RowWriter::number)
                .number(view.versions())
                .time(view.createdAt())
                .text(view.createdBy())
                .number(view.sequence());
    }

    static ArtifactView artifact(RowReader row) {
        return new ArtifactView(
                row.text(),
                row.id(),
                kind(row),
                row.list(RowReader::text),
                row.orNull(RowReader::number),
                row.number(),
                row.time(),
                row.text(),
                row.number());
    }

    static void write(RowWriter row, ArtifactVersionView view) {
        row.text(view.artifact())
                .number(view.number())
                .id(view.id())
                .text(view.uri())
                .text(view.sha256())
                .number(view.sizeBytes())
                .text(view.mediaType())
                .text(view.type())
                .orNull(view.schema(), RowWriter::json)
                .text(view.kind().name())
                .orNull(view.producer(), ArtifactRowBytes::write)
                .list(view.tags(), RowWriter::text)
                .metadata(view.metadata())
                .time(view.createdAt())
                .text(view.createdBy())
                .number(view.sequence());
    }

    private static void write(RowWriter row, ProducerView producer) {
        row.id(producer.runId()).text(producer.step()).text(producer.output());
    }

    static ArtifactVersionView version(RowReader row) {
        return new ArtifactVersionView(
                row.text(),
                row.number(),
                row.id(),
                row.text(),
                row.text(),
                row.number(),
                row.text(),
                row.text(),
                row.orNull(RowReader::json),
                kind(row),
                row.orNull(r -> new ProducerView(r.id(), r.text(), r.text())),
                row.list(RowReader::text),
                row.metadata(),
                row.time(),
                row.text(),
                row.number());
    }

    static void write(RowWriter row, ArtifactVersionAt at) {
        row.text(at.artifact()).number(at.number());
    }

    static ArtifactVersionAt versionAt(RowReader row) {
        return new ArtifactVersionAt(row.text(), row.number());
    }

    static void write(RowWriter row, LinkView view) {
        row.text(view.id())
                .text(view.model())
                .number(view.version())
                .text(view.kind().name())
                .text(view.artifact())
                .number(view.artifactVersion())
                .text(view.uri())
                .text(view.sha256())
                .number(view.sizeBytes())
                .text(view.mediaType())
                .text(view.type())
                .time(view.linkedAt())
                .text(view.linkedBy());
    }

    static LinkView link(RowReader row) {
        return new LinkView(
                row.text(),
                row.text(),
                row.number(),
                kind(row),
                row.text(),
                row.number(),
                row.text(),
                row.text(),
                row.number(),
                row.text(),
                row.text(),
                row.time(),
                row.text());
    }

    static void write(RowWriter row, LinkedBy by) {
        row.text(by.model()).number(by.number()).number(by.artifactVersion()).number(by.sequence());
    }

    static LinkedBy linkedBy(RowReader row) {
        return new LinkedBy(row.text(), row.number(), row.number(), row.number());
    }

    private static ArtifactKind kind(RowReader row) {
        return ArtifactKind.valueOf(row.text());
    }
}
