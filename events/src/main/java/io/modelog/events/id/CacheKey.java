package io.modelog.events.id;

/// SHA-256 of all that a step's outputs depend on: its code, parameters and inputs, but no model. Steps with equal
/// keys give equal outputs.
///
/// @param value 64 lower-case hex digits
public record CacheKey(String value) {
    public CacheKey {
        Text.sha256("cacheKey", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
