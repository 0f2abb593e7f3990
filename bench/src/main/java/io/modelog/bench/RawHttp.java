package io.modelog.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One keep-alive HTTP/1.1 connection: sends a request, blocks for its answer. For one thread.
///
/// The load shares its cores with the node that it measures, and the JDK's client (selector, executors, a flow for
/// each body) would take as much of them as the node does.
final class RawHttp implements AutoCloseable {
    /// Longer than a node waits for anything.
    static final Duration ANSWERED_WITHIN = Duration.ofSeconds(30);

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final Duration answeredWithin;
    private @Nullable Connection connection;

    private record Connection(Socket socket, InputStream in) {}

    record Request(String method, String path, Map<String, String> headers, @Nullable String body) {
        Request {
            headers = Map.copyOf(headers);
        }

        static Request get(String path) {
            return new Request("GET", path, Map.of(), null);
        }

        Request with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Request(method, path, more, body);
        }
    }

    /// @param headers by name in lower case
    record Answer(int status, Map<String, String> headers, String body) {
        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /// The header's value, empty when it is absent.
        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// Throws when the answer names no sequence.
        long etag() {
            return Long.parseLong(header("etag").replace("\"", ""));
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("%d %s".formatted(status, body), e);
            }
        }
    }

    RawHttp(URI server) {
        this(server, ANSWERED_WITHIN);
    }

    RawHttp(URI server, Duration answeredWithin) {
        this.server = server;
        this.answeredWithin = answeredWithin;
    }

    /// The answer of success, and an exception for any other.
    Answer expect(Request request) throws IOException {
        var answer = send(request);
        if (!answer.isSuccess()) {
            throw new IOException("%s: %d %s".formatted(request, answer.status(), answer.body()));
        }
        return answer;
    }

    /// Connects when needed. After an exception it is not known whether the request was carried out.
    Answer send(Request request) throws IOException {
        try {
            var open = connection == null ? connect() : connection;
            connection = open;
            open.socket().getOutputStream().write(bytes(request));
            var answer = read(open.in());
            if (answer.header("connection").equalsIgnoreCase("close")) {
                close();
            }
            return answer;
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Connection connect() throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) answeredWithin.toMillis());
            socket.connect(
                    new InetSocketAddress(server.getHost(), server.getPort()),
                    (int) CONNECTED_WITHIN.toMillis());
            return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private byte[] bytes(Request request) {
        var body = request.body() == null ? new byte[0] : request.body().getBytes(UTF_8);
        var head =
                new StringBuilder(200)
                        .append(request.method())
                        .append(' ')
                        .append(request.path())
                        .append(" HTTP/1.1\r\n")
                        .append("Host: ")
                        .append(server.getAuthority())
                        .append("\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (request.body() != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        var out = new ByteArrayOutputStream(head.length() + body.length + 2);
        out.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static Answer read(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, new String(body(in, status, headers), UTF_8));
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers)
            throws IOException {
        if (status == 204) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        return exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(in), 16);
                size > 0;
                size = Integer.parseInt(line(in), 16)) {
            body.writeBytes(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended within a body");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.socket().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            connection = null;
        }
    }
}
