package io.modelog.audit.tree;

import io.modelog.events.log.Hash;
import java.util.Arrays;

/// The hashes that stand for the leaves from `begin` to `end`: of the largest complete subtrees in there, left to right, at
/// most two of each height. Leaves come at the end, and so does the range that follows. Not thread-safe.
public final class CompactRange {
    private final TreeHash hash;
    private final NodeSink sink;
    private final long begin;
    private long end;
    private byte[][] hashes = new byte[8][];
    private int[] levels = new int[8];
    private int count;

    /// An empty range.
    public CompactRange(TreeHash hash, long begin, NodeSink sink) {
        this.hash = hash;
        this.sink = sink;
        this.begin = begin;
        this.end = begin;
    }

    public long begin() {
        return begin;
    }

    /// Index of the leaf that would be next.
    public long end() {
        return end;
    }

    /// @param leaf its hash, as [TreeHash#leaf] makes it
    public void append(byte[] leaf) {
        append(0, leaf);
    }

    public void append(CompactRange next) {
        if (next.begin != end) {
            throw new IllegalArgumentException(
                    "leaves from %d on cannot follow %d".formatted(next.begin, end));
        }
        for (var i = 0; i < next.count; i++) {
            append(next.levels[i], next.hashes[i]);
        }
    }

    /// Of a range that begins at the first leaf.
    public Hash root() {
        if (begin != 0) {
            throw new IllegalStateException("leaves from %d on have no root".formatted(begin));
        }
        if (count == 0) {
            return hash.empty();
        }
        var root = hashes[count - 1];
        for (var i = count - 2; i >= 0; i--) {
            root = hash.node(hashes[i], root);
        }
        return Hash.of(root);
    }

    private void append(int level, byte[] subtree) {
        end += 1L << level;
        var height = level;
        var top = subtree;
        sink.made(height, (end >> height) - 1, top);
        while (isRightOfLast(height)) {
            top = hash.node(hashes[--count], top);
            height++;
            sink.made(height, (end >> height) - 1, top);
        }
        push(height, top);
    }

    /// Whether a subtree of this height that stops at the end has its left sibling right before it.
    private boolean isRightOfLast(int height) {
        return count > 0 && levels[count - 1] == height && ((end >> height) & 1) == 0;
    }

    private void push(int level, byte[] subtree) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            levels = Arrays.copyOf(levels, 2 * count);
        }
        hashes[count] = subtree;
        levels[count++] = level;
    }
}
