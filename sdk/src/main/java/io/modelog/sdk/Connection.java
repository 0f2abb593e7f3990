package io.modelog.sdk;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The HTTP client and the positions seen, shared by all views of one [Modelog]; the client is made by the first call.
final class Connection {
    private final Settings settings;
    private final Positions positions = new Positions();
    private @Nullable HttpClient client;

    Connection(Settings settings) {
        this.settings = settings;
    }

    Positions positions() {
        return positions;
    }

    synchronized HttpClient client() {
        var current = client == null ? create() : client;
        client = current;
        return current;
    }

    synchronized void close() {
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }

    private HttpClient create() {
        var builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.connectTimeout());
        if (settings.url().getScheme().equals("http")) {
            builder.sslContext(trustingNobody());
        }
        return builder.build();
    }

    /// Without TLS, loading the JDK's certificates would only cost time: some 200 ms of a command's start.
    private static SSLContext trustingNobody() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }
}
