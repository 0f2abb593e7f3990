package io.modelog.cli.config;

import org.jspecify.annotations.Nullable;

/// A node by name: where it is, and who asks. The token is never shown.
public record Context(String name, String url, @Nullable String token, @Nullable String actor) {
    @Override
    public String toString() {
        return "Context[name=%s, url=%s, actor=%s, token=%s]"
                .formatted(name, url, actor, token == null ? "none" : "hidden");
    }
}
