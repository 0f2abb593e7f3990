package io.modelog.api.http;

import io.modelog.events.id.Actor;
import io.modelog.events.id.InvalidValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Who may talk to this node: one bearer token per line of a file, `actor = token`; `#` starts a comment line.
/// Comparing takes the same time whether a token fits or not. Thread-safe.
public final class Tokens {
    private static final int TOKEN_MIN = 16;

    /// @param digest SHA-256 of the token, in hex
    private record Entry(Actor actor, String digest) {}

    private final List<Entry> entries;

    private Tokens(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /// Throws [IllegalArgumentException] with the line's number when a line is not `actor = token`.
    public static Tokens read(Path file) throws IOException {
        var entries = new ArrayList<Entry>();
        var number = 0;
        for (var line : Files.readAllLines(file)) {
            number++;
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                entries.add(entry(file, number, line));
            }
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has no token; write lines of actor = token");
        }
        return new Tokens(entries);
    }

    Optional<Actor> actor(String token) {
        var digest = digest(token);
        Optional<Actor> found = Optional.empty();
        for (var entry : entries) {
            if (MessageDigest.isEqual(bytes(entry.digest), bytes(digest))) {
                found = Optional.of(entry.actor);
            }
        }
        return found;
    }

    /// Does not print secrets.
    @Override
    public String toString() {
        return "%d tokens".formatted(entries.size());
    }

    private static Entry entry(Path file, int number, String line) {
        var parts = line.split("=", 2);
        var token = parts.length == 2 ? parts[1].strip() : "";
        if (token.length() < TOKEN_MIN) {
            throw new IllegalArgumentException(
                    "%s, line %d: is not actor = token, with at least %d characters of token"
                            .formatted(file, number, TOKEN_MIN));
        }
        try {
            return new Entry(new Actor(parts[0].strip()), digest(token));
        } catch (InvalidValue e) {
            throw new IllegalArgumentException(
                    "%s, line %d: %s".formatted(file, number, e.getMessage()), e);
        }
    }

    private static String digest(String token) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(bytes(token)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
