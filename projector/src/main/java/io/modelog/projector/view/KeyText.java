package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/// Keys as people read them: `iris_classifier, 3, production`.
final class KeyText {
    /// What follows what in the keys of a view: `t` text that a zero byte ends, `r` text to the end, `n` number, `i`
    /// small number, `u` UUID. [Keys] writes them so.
    private static final Map<String, String> PARTS =
            Map.ofEntries(
                    Map.entry("models", "r"),
                    Map.entry("versions", "tn"),
                    Map.entry("version_names", "tr"),
                    Map.entry("version_ids", "tu"),
                    Map.entry("version_stages", "ttn"),
                    Map.entry("stage_periods", "tnn"),
                    Map.entry("open_periods", "tntn"),
                    Map.entry("closed_periods", "tnintn"),
                    Map.entry("left_versions", "tnn"),
                    Map.entry("stages", "r"),
                    Map.entry("requests", "tnr"),
                    Map.entry("metadata", "tnr"),
                    Map.entry("tags", "r"),
                    Map.entry("tagged", "tttn"),
                    Map.entry("artifacts", "r"),
                    Map.entry("artifact_versions", "tn"),
                    Map.entry("artifact_version_ids", "u"),
                    Map.entry("links", "tntn"),
                    Map.entry("linked_by", "tntn"),
                    Map.entry("artifact_uses", "tnuti"),
                    Map.entry("attached_runs", "tnn"),
                    Map.entry("runs", "u"),
                    Map.entry("run_steps", "ur"),
                    Map.entry("run_models", "utn"),
                    Map.entry("held_versions", "utn"),
                    Map.entry("step_cache", "tnur"),
                    Map.entry("heartbeats", "u"),
                    Map.entry("runs_by_start", "nu"),
                    Map.entry("former_edges", "tttn"),
                    Map.entry("history", "tn"),
                    Map.entry("history_summaries", "tn"),
                    Map.entry("events_by_time", "nin"),
                    Map.entry("replaced", "tn"),
                    Map.entry("commands", "itr"),
                    Map.entry("streams", "r"));

    private KeyText() {}

    /// Bytes in hex when they are no key of the table: a damaged one is named all the same.
    static String of(Table<?> table, Key key) {
        var bytes = ByteBuffer.wrap(key.bytes());
        var text = new StringJoiner(", ");
        for (var part : parts(table, key).toCharArray()) {
            if (!fits(part, bytes)) {
                return HexFormat.of().formatHex(key.bytes());
            }
            text.add(
                    switch (part) {
                        case 't' -> text(bytes, zero(bytes));
                        case 'r' -> text(bytes, bytes.limit());
                        case 'n' -> Long.toString(bytes.getLong());
                        case 'i' -> Integer.toString(bytes.getInt());
                        case 'u' -> new UUID(bytes.getLong(), bytes.getLong()).toString();
                        default -> throw new IllegalStateException("no part of a key: " + part);
                    });
        }
        return bytes.hasRemaining() ? HexFormat.of().formatHex(key.bytes()) : text.toString();
    }

    /// Whether keys of a view can be read.
    static boolean knows(Table<?> table) {
        return PARTS.containsKey(table.name());
    }

    /// Metadata of a run is by step, that of all else by number.
    private static String parts(Table<?> table, Key key) {
        return table.equals(Table.METADATA) && key.startsWith(Keys.name("run/"))
                ? "ttr"
                : PARTS.getOrDefault(table.name(), "");
    }

    private static boolean fits(char part, ByteBuffer bytes) {
        return switch (part) {
            case 't' -> zero(bytes) < bytes.limit();
            case 'n' -> bytes.remaining() >= Long.BYTES;
            case 'i' -> bytes.remaining() >= Integer.BYTES;
            case 'u' -> bytes.remaining() >= 2 * Long.BYTES;
            default -> true;
        };
    }

    private static int zero(ByteBuffer bytes) {
        var at = bytes.position();
        while (at < bytes.limit() && bytes.get(at) != 0) {
            at++;
        }
        return at;
    }

    private static String text(ByteBuffer bytes, int end) {
        var text = new byte[end - bytes.position()];
        bytes.get(text);
        bytes.position(Math.min(end + 1, bytes.limit()));
        return new String(text, UTF_8);
    }
}
