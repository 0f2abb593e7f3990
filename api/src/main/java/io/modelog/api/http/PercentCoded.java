package io.modelog.api.http;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.id.Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Free text in a header: UTF-8, percent-encoded where it is not ASCII.
final class PercentCoded {
    private PercentCoded() {}

    static String decoded(String text) {
        if (!text.chars().allMatch(c -> c < 0x80)) {
            throw new InvalidValue("text", "is not ASCII; percent-encode its UTF-8");
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 2;
            } else {
                bytes.write(text.charAt(i));
            }
        }
        try {
            var decoded =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString();
            Text.longText("text", decoded);
            return decoded;
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
