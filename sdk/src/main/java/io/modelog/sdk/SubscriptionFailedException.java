package io.modelog.sdk;

/// A subscription ended because an event could be neither handled nor parked, or because the node refused it.
///
/// {@snippet file=ClientSubscriptions.java region=follow}
public final class SubscriptionFailedException extends ModelogException {
    private static final long serialVersionUID = 1;

    SubscriptionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
