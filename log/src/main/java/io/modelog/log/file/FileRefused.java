package io.modelog.log.file;

/// A file that is not, or is no longer, what an export wrote; the message says where.
public final class FileRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FileRefused(String message) {
        super(message);
    }

    FileRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
