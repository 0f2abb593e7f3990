package io.modelog.events.erasure;

/// An erasure as its decisions see it.
public sealed interface Erasure {
    record NotDone() implements Erasure {}

    record Done() implements Erasure {}
}
