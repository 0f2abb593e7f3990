package io.modelog.sdk.pipeline;

/// Cleaning up after a failure.
final class Attempt {
    private Attempt() {}

    @FunctionalInterface
    interface Cleaning {
        void run() throws Exception;
    }

    /// What goes wrong in cleaning up is suppressed in the failure that made it necessary.
    @SuppressWarnings("ReferenceEquality") // an exception may call itself equal to another
    static void suppressingIn(Throwable failure, Cleaning cleaning) {
        try {
            cleaning.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure.addSuppressed(e);
        } catch (Exception e) {
            if (e != failure) {
                failure.addSuppressed(e);
            }
        }
    }
}
