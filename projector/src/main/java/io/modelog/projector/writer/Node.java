package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A node as `modelog.owners` names it: `<id> <url>`.
record Node(String id, URI url) {
    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z0-9._-]+) (https?://[A-Za-z0-9.:\\[\\]_-]+)/?");

    byte[] toBytes() {
        return (id + " " + url).getBytes(UTF_8);
    }

    /// Empty when the bytes are no node.
    static Optional<Node> fromBytes(byte @Nullable [] bytes) {
        var matcher = TEXT.matcher(bytes == null ? "" : new String(bytes, UTF_8));
        return matcher.matches()
                ? Optional.of(new Node(matcher.group(1), URI.create(matcher.group(2))))
                : Optional.empty();
    }
}
