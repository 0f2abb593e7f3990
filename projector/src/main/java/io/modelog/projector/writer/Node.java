package io.modelog.projector.writer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/// A node as `modelog.owners` names it: `<id> <url>`.
record Node(String id, URI url) {
    byte[] toBytes() {
        return (id + " " + url).getBytes(UTF_8);
    }

    static Node fromBytes(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        var blank = text.indexOf(' ');
        return new Node(text.substring(0, blank), URI.create(text.substring(blank + 1)));
    }
}
