package io.modelog.audit.tree;

/// A complete subtree: the leaves from `index << level` on, `1 << level` of them.
public record Node(int level, long index) {}
