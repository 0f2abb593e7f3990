package io.modelog.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of `compose.yaml` that the tests must agree with.
final class Compose {
    private static final Pattern IMAGE = Pattern.compile("(?m)^ +image: (\\S+)$");

    private Compose() {}

    /// Every image the file starts, in the file's order.
    static List<String> images() {
        return IMAGE.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    /// The image whose name, without its tag, is `name`.
    static String image(String name) {
        return images().stream()
                .filter(image -> image.startsWith(name + ":"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("compose.yaml starts no " + name));
    }

    /// The value of a setting that all brokers share.
    static String setting(String name) {
        Matcher line =
                Pattern.compile("(?m)^ +%s: \"?([^\"\\n]+)\"?$".formatted(name)).matcher(text());
        if (!line.find()) {
            throw new IllegalStateException("compose.yaml does not set " + name);
        }
        return line.group(1);
    }

    private static String text() {
        try (InputStream file = Compose.class.getResourceAsStream("/compose.yaml")) {
            return new String(requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
