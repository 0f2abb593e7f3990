package io.modelog.events.codec;

/// Opens the sealed texts of events that are read. Thread-safe.
@FunctionalInterface
public interface Seals {
    /// For a reader without keys: who acted is told apart, and nothing else.
    Seals CLOSED = text -> "sealed-" + text.key();

    /// The text, or what stands for it when its key was deleted. May wait for a key that is on its way.
    String open(SealedText text);
}
