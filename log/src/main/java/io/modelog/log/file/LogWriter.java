package io.modelog.log.file;

import java.io.Closeable;

/// Writes a log into a file of one format.
public interface LogWriter extends LogSink, Closeable {
    /// Writes what makes the file whole, and tells it.
    End end();
}
