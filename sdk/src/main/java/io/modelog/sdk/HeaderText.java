package io.modelog.sdk;

import java.nio.charset.StandardCharsets;

/// Free text in a header: printable ASCII as it is, anything else and `%` percent-encoded as UTF-8.
final class HeaderText {
    private HeaderText() {}

    static String encode(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.strip().getBytes(StandardCharsets.UTF_8)) {
            if (octet >= ' ' && octet < 0x7f && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
