package io.modelog.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads server-sent events as the WHATWG describes them, in the thread of the test.
final class Listener implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Received(String id, String event, JsonNode data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    private String lastId = "";

    Listener(URI node, String query, String... lastEventId) throws Exception {
        var request = HttpRequest.newBuilder(node.resolve("/api/v1/events" + query));
        if (lastEventId.length > 0) {
            request.header("Last-Event-ID", lastEventId[0]);
        }
        response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        while (lastId.isEmpty() && response.statusCode() == 200) {
            field(lines.readLine());
        }
    }

    HttpResponse<InputStream> response() {
        return response;
    }

    /// Id of the last block of fields, whether that was an event or a heartbeat.
    String lastId() {
        return lastId;
    }

    Received next() throws IOException {
        var event = "";
        var data = "";
        while (true) {
            var line = lines.readLine();
            if (line.isEmpty() && !data.isEmpty()) {
                return new Received(lastId, event, JSON.readTree(data));
            } else if (line.startsWith("event: ")) {
                event = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else {
                field(line);
            }
        }
    }

    List<Received> next(int count) throws IOException {
        var received = new ArrayList<Received>();
        while (received.size() < count) {
            received.add(next());
        }
        return received;
    }

    private void field(String line) {
        if (line.startsWith("id: ")) {
            lastId = line.substring("id: ".length());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
        client.shutdownNow();
    }
}
