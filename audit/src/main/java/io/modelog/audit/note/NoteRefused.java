package io.modelog.audit.note;

/// A key, a note or a checkpoint that is not what it should be; the message says what was found and what was expected.
public final class NoteRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoteRefused(String message) {
        super(message);
    }

    public NoteRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
