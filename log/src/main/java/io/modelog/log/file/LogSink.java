package io.modelog.log.file;

/// Takes a log in the order of its file: head, checkpoints, then the events of partition 0, of partition 1, and so on,
/// each partition in its own order.
public interface LogSink {
    void begin(Head head);

    void checkpoint(CopiedRecord record);

    void event(CopiedRecord record);
}
