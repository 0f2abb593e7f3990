package io.modelog.api.http;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Free text in a header or a query: UTF-8, percent-encoded where it is not ASCII.
final class PercentCoded {
    private PercentCoded() {}

    static String decoded(String text) {
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw new InvalidValue("text", "is not ASCII; percent-encode its UTF-8");
        }
        var decoded = utf8(text);
        Text.longText("text", decoded);
        return decoded;
    }

    /// In a query, `+` is a blank, and what is not ASCII may come as it is.
    static String inQuery(String text) {
        return utf8(text.replace('+', ' '));
    }

    private static String utf8(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else {
                var end = text.indexOf('%', i) < 0 ? text.length() : text.indexOf('%', i);
                bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new InvalidValue("text", "is no percent-encoded UTF-8");
        }
    }

    private static int hex(String text, int index) {
        var digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw new InvalidValue(
                    "text", "has a '%' without two hex digits behind it; write it as %25");
        }
        return digit;
    }
}
