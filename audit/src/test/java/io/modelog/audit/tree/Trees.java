package io.modelog.audit.tree;

import io.modelog.events.log.Hash;
import java.util.List;
import java.util.stream.IntStream;

/// Trees to test with, and the definitions of RFC 6962 written down as they are, slow and plain.
final class Trees {
    private Trees() {}

    /// So many leaves, all different.
    static List<byte[]> leaves(int size) {
        var hash = new TreeHash();
        return IntStream.range(0, size)
                .mapToObj(i -> hash.leaf(new byte[] {(byte) i, (byte) (i >> 8)}))
                .toList();
    }

    /// MTH of section 2.1, on hashes of leaves.
    static byte[] mth(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        var left = Integer.highestOneBit(leaves.size() - 1);
        return new TreeHash()
                .node(mth(leaves.subList(0, left)), mth(leaves.subList(left, leaves.size())));
    }

    static Hash root(List<byte[]> leaves) {
        return Hash.of(mth(leaves));
    }

    /// Tells a sink all nodes of a tree.
    static void build(List<byte[]> leaves, NodeSink sink) {
        var tree = new CompactRange(new TreeHash(), 0, sink);
        leaves.forEach(tree::append);
    }

    static List<Hash> inclusion(List<byte[]> leaves, int index) {
        var proof = ProofMaker.ofInclusion(index, leaves.size());
        build(leaves, proof);
        return proof.path();
    }

    static List<Hash> consistency(List<byte[]> leaves, int older) {
        var proof = ProofMaker.ofConsistency(older, leaves.size());
        build(leaves, proof);
        return proof.path();
    }
}
