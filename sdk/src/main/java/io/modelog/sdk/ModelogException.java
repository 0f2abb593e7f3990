package io.modelog.sdk;

/// Why a call to a node did not succeed.
///
/// {@snippet file=ClientConnect.java region=unreachable}
public abstract sealed class ModelogException extends RuntimeException
        permits ProblemException,
                ServerUnreachableException,
                SubscriptionFailedException,
                UnreadableAnswerException {
    private static final long serialVersionUID = 1;

    ModelogException(String message) {
        super(message);
    }

    ModelogException(String message, Throwable cause) {
        super(message, cause);
    }
}
