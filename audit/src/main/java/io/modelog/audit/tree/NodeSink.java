package io.modelog.audit.tree;

/// Is told of each complete subtree when its hash is known; of some more than once.
@FunctionalInterface
public interface NodeSink {
    NodeSink NONE = (_, _, _) -> {};

    void made(int level, long index, byte[] hash);
}
