package io.modelog.sdk;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends one request and waits for its answer, of whatever status; follows no redirect and repeats no write.
interface Http extends AutoCloseable {
    /// Throws a [java.net.SocketTimeoutException] when the server took the request and stays silent, any other
    /// [IOException] when it cannot be reached or the connection broke.
    Answer send(Call call) throws IOException, InterruptedException;

    /// Drops the connections; a later call opens new ones.
    @Override
    void close();

    static Http of(Settings settings) {
        return settings.quickStart() ? new QuickHttp(settings) : new JdkHttp(settings);
    }

    /// A request; `timeout` is how long the server may stay silent.
    record Call(
            String method,
            URI uri,
            Map<String, String> headers,
            @Nullable String body,
            Duration timeout) {}
}
