package io.modelog.api.lineage;

import io.modelog.events.id.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names of jobs and datasets outside as names of ours: `namespace:name`, with what ours may not hold percent-encoded.
/// Different names outside are different names here.
final class OutsideName {
    /// Letters and digits of any script, and these.
    private static final String KEPT = "-._+=,;#$()[]*!";

    private static final int DIGEST_DIGITS = 16;

    private OutsideName() {}

    static String of(String namespace, String name) {
        return fitting(encoded(namespace, KEPT + ":") + ":" + encoded(name, KEPT));
    }

    /// Of a name alone.
    static String of(String name) {
        return fitting(encoded(name, KEPT + ":"));
    }

    private static String encoded(String text, String kept) {
        var encoded = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0) {
                        encoded.appendCodePoint(c);
                    } else {
                        for (var octet : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                            encoded.append("%%%02X".formatted(octet));
                        }
                    }
                });
        return encoded.toString();
    }

    /// One that is too long ends in `~` and the start of its SHA-256.
    private static String fitting(String text) {
        if (text.length() <= Text.NAME_MAX) {
            return text;
        }
        var digest = sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST_DIGITS);
        var end = Text.NAME_MAX - DIGEST_DIGITS - 1;
        var whole = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, whole) + "~" + digest;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
