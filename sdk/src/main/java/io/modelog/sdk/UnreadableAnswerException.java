package io.modelog.sdk;

/// An answer came that is not the REST contract's: something other than a Modelog node is listening there.
///
/// {@snippet file=ClientConnect.java region=unreachable}
public final class UnreadableAnswerException extends ModelogException {
    private static final long serialVersionUID = 1;

    UnreadableAnswerException(String message) {
        super(message);
    }

    UnreadableAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
