package io.modelog.log.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelog.events.log.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/// The lines of a file of JSON lines: a head, checkpoints, events, an end. What is no text is written in base64, under
/// the name with `Bytes` behind it.
final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "modelog-log/1";

    private JsonLines() {}

    static JsonNode parse(byte[] line) throws IOException {
        return JSON.readTree(line);
    }

    static ObjectNode head(Head head) throws IOException {
        var json = JSON.createObjectNode();
        json.put("format", FORMAT).put("partitions", head.partitions());
        var schemas = json.putObject("schemas");
        for (var schema : head.schemas().entrySet()) {
            schemas.set(schema.getKey().toString(), JSON.readTree(schema.getValue().toString()));
        }
        return json;
    }

    static Head head(JsonNode json) {
        var format = json.path("format").asText();
        if (!format.equals(FORMAT)) {
            throw new FileRefused(
                    "is no export of a log that this release reads: its format is '%s', and %s is wanted"
                            .formatted(format, FORMAT));
        }
        var schemas = new TreeMap<Integer, Schema>();
        json.path("schemas")
                .properties()
                .forEach(each ->
                        schemas.put(
                                Integer.valueOf(each.getKey()),
                                new Schema.Parser().parse(each.getValue().toString())));
        return new Head(json.path("partitions").intValue(), schemas);
    }

    static ObjectNode record(CopiedRecord record) {
        var json = JSON.createObjectNode();
        json.put("partition", record.partition())
                .put("offset", record.offset())
                .put("time", Instant.ofEpochMilli(record.timeMillis()).toString());
        var headers = json.putArray("headers");
        record.headers().forEach(header -> put(headers, header));
        return json;
    }

    private static void put(ArrayNode headers, Header header) {
        put(
                headers.addObject().put("name", header.key()),
                "value",
                header.value() == null ? new byte[0] : header.value());
    }

    static CopiedRecord record(JsonNode json, byte[] value) throws IOException {
        var headers = new ArrayList<Header>();
        for (var header : json.path("headers")) {
            headers.add(new RecordHeader(header.required("name").asText(), bytes(header, "value")));
        }
        return new CopiedRecord(
                json.required("partition").intValue(),
                json.required("offset").longValue(),
                Instant.parse(json.required("time").asText()).toEpochMilli(),
                headers,
                value);
    }

    static ObjectNode end(End end) {
        var json = JSON.createObjectNode();
        var told = json.putObject("end").put("checkpoints", end.checkpoints());
        end.events().forEach(told.putArray("events")::add);
        told.put("sha256", end.sha256().toString());
        return json;
    }

    static End end(JsonNode json) {
        List<Long> events = new ArrayList<>();
        json.required("events").forEach(each -> events.add(each.longValue()));
        return new End(
                json.required("checkpoints").longValue(),
                events,
                Hash.of(HexFormat.of().parseHex(json.required("sha256").asText())));
    }

    static void put(ObjectNode json, String name, byte[] bytes) {
        try {
            json.put(name, UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            json.put(name + "Bytes", Base64.getEncoder().encodeToString(bytes));
        }
    }

    static byte[] bytes(JsonNode json, String name) throws IOException {
        var text = json.get(name);
        return text == null
                ? json.required(name + "Bytes").binaryValue()
                : text.asText().getBytes(UTF_8);
    }
}
