package io.modelog.projector.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.modelog.projector.query.InvalidQuery;
import io.modelog.projector.query.Selection;
import io.modelog.projector.query.Value;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Writes the place of an item as the cursor of what comes after it, and takes back only what it wrote: parts between
/// dots, the first a checksum over the list, the filter, the sort and the other parts, then the key and the values.
record Cursors(String list, Key prefix, Selection selection) {
    private static final int CHECKSUM_BYTES = 8;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    String write(Place place) {
        var parts = new ArrayList<String>();
        parts.add(ENCODER.encodeToString(place.key().bytes()));
        for (var value : place.values()) {
            parts.add(value == null ? "" : ENCODER.encodeToString(text(value).getBytes(UTF_8)));
        }
        var position = String.join(".", parts);
        return checksum(position) + "." + position;
    }

    /// Throws [InvalidQuery].
    ///
    /// @param values how many it has
    Place read(String cursor, int values) {
        var dot = cursor.indexOf('.');
        if (dot < 0 || !cursor.substring(0, dot).equals(checksum(cursor.substring(dot + 1)))) {
            throw refused();
        }
        var parts = cursor.substring(dot + 1).split("\\.", -1);
        if (parts.length != 1 + values) {
            throw refused();
        }
        try {
            var found = new ArrayList<@Nullable Value>();
            for (var i = 1; i < parts.length; i++) {
                found.add(parts[i].isEmpty() ? null : value(new String(bytes(parts[i]), UTF_8)));
            }
            return new Place(found, new Key(bytes(parts[0])));
        } catch (IllegalArgumentException | DateTimeException _) { // somebody made it up
            throw refused();
        }
    }

    private static byte[] bytes(String part) {
        return Base64.getUrlDecoder().decode(part);
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Flag(var flag) -> "f" + flag;
            case Value.Numeric(var number) -> "n" + number;
            case Value.Time(var time) -> "i" + time;
            case Value.Text(var text) -> "t" + text;
            case Value.Opaque _ -> "o";
        };
    }

    private static Value value(String text) {
        var rest = text.substring(1);
        return switch (text.charAt(0)) {
            case 'f' -> new Value.Flag(Boolean.parseBoolean(rest));
            case 'n' -> new Value.Numeric(new BigDecimal(rest));
            case 'i' -> new Value.Time(Instant.parse(rest));
            case 't' -> new Value.Text(rest);
            default -> throw new IllegalArgumentException(text);
        };
    }

    private String checksum(String position) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(prefix.bytes());
            for (var part : new @Nullable String[] {list, selection.filter(), selection.sort()}) {
                digest.update((byte) 0);
                digest.update(part == null ? new byte[] {(byte) 0xFF} : part.getBytes(UTF_8));
            }
            digest.update((byte) 0);
            var sum = digest.digest(position.getBytes(UTF_8));
            return ENCODER.encodeToString(Arrays.copyOf(sum, CHECKSUM_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static InvalidQuery refused() {
        return new InvalidQuery(
                "cursor", "is none that this list gave with this filter and this sort");
    }
}
