package io.modelog.events.id;

import java.util.HexFormat;
import java.util.UUID;

/// Reads UUIDs strictly: the JDK takes `1-1-1-1-1` for one.
public final class Uuids {
    private Uuids() {}

    public static UUID parse(String field, String text) {
        if (!isUuid(text)) {
            throw new InvalidValue(field, "is not a UUID");
        }
        return UUID.fromString(text);
    }

    public static boolean isUuid(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (var i = 0; i < 36; i++) {
            var dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
