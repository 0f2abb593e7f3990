package io.modelog.sdk;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/// The JDK's client, for programs that stay: connections are used again, waiting holds no platform thread, an interrupt
/// ends it. It is made by the first call.
final class JdkHttp implements Http {
    private final Settings settings;
    private @Nullable HttpClient client;

    JdkHttp(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(call.uri()).timeout(call.timeout());
        call.headers().forEach(request::header);
        var body =
                call.body() == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(call.body());
        try {
            var response =
                    client().send(
                                    request.method(call.method(), body).build(),
                                    BodyHandlers.ofString());
            return new Answer(
                    call.uri(), response.statusCode(), response.headers().map(), response.body());
        } catch (HttpConnectTimeoutException e) {
            throw e;
        } catch (HttpTimeoutException e) {
            var silent = new SocketTimeoutException(e.getMessage());
            silent.initCause(e);
            throw silent;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
            client = null;
        }
    }

    private synchronized HttpClient client() {
        var current = client == null ? client(settings) : client;
        client = current;
        return current;
    }

    static HttpClient client(Settings settings) {
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
