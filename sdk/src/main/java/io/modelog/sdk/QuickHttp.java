package io.modelog.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/// For a command that reads once and ends: reads go over [HttpURLConnection], which starts some hundred ms sooner than
/// [JdkHttp]. Writes go over that one: this class of the JDK knows no PATCH, repeats a write on its own when the
/// connection breaks, and hides the body of a 401. Waiting does not heed interrupts.
final class QuickHttp implements Http {
    private final Settings settings;
    private final JdkHttp writes;

    QuickHttp(Settings settings) {
        this.settings = settings;
        this.writes = new JdkHttp(settings);
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
        return call.method().equals("GET") ? read(call) : writes.send(call);
    }

    /// The connections of reads are the JVM's to drop.
    @Override
    public void close() {
        writes.close();
    }

    private Answer read(Call call) throws IOException {
        var connection = (HttpURLConnection) call.uri().toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(millis(settings.connectTimeout()));
        connection.setReadTimeout(millis(call.timeout()));
        call.headers().forEach(connection::setRequestProperty);
        connect(connection);
        var status = connection.getResponseCode();
        if (status < 0) {
            connection.disconnect();
            throw new ProtocolException("what listens there does not speak HTTP");
        }
        return new Answer(call.uri(), status, connection.getHeaderFields(), body(connection));
    }

    private static void connect(HttpURLConnection connection) throws IOException {
        try {
            connection.connect();
        } catch (SocketTimeoutException e) {
            var unreachable = new ConnectException("it takes no connection");
            unreachable.initCause(e);
            throw unreachable;
        }
    }

    /// Read to the end, so that the connection can be used again.
    private static String body(HttpURLConnection connection) throws IOException {
        try (var body =
                connection.getResponseCode() < 400
                        ? connection.getInputStream()
                        : Objects.requireNonNullElseGet(
                                connection.getErrorStream(), InputStream::nullInputStream)) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// For this class 0 is for ever.
    private static int millis(Duration timeout) {
        return Math.toIntExact(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
    }
}
