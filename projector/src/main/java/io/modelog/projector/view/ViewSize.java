package io.modelog.projector.view;

/// How much a view holds: its rows as RocksDB estimates them, and its bytes on disk and in write buffers.
public record ViewSize(String view, long rows, long sizeBytes) {}
