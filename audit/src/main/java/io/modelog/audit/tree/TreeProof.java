package io.modelog.audit.tree;

import io.modelog.events.log.Hash;
import java.util.Iterator;
import java.util.List;

/// Checks proofs: [RFC 9162](https://www.rfc-editor.org/rfc/rfc9162), sections 2.1.3.2 and 2.1.4.2, whose trees are those
/// of RFC 6962.
public final class TreeProof {
    private TreeProof() {}

    /// Whether the tree with this size and root has this leaf.
    ///
    /// @param leaf hash of the leaf
    public static boolean includes(long size, Hash root, long index, byte[] leaf, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        var hash = new TreeHash();
        var node = index;
        var last = size - 1;
        var folded = leaf;
        for (var step : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                folded = hash.node(step.bytes(), folded);
                var up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= up;
                last >>= up;
            } else {
                folded = hash.node(folded, step.bytes());
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Hash.of(folded).equals(root);
    }

    /// Whether the newer tree begins with all leaves of the older one, in their order.
    public static boolean continues(
            long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> path) {
        if (older < 1 || older > newer) {
            return false;
        }
        if (older == newer) {
            return path.isEmpty() && olderRoot.equals(newerRoot);
        }
        var isComplete = Long.bitCount(older) == 1;
        var steps = path.iterator();
        if (!isComplete && !steps.hasNext()) {
            return false;
        }
        var seed = isComplete ? olderRoot : steps.next();
        return continues(older, olderRoot, newer, newerRoot, seed, steps);
    }

    private static boolean continues(
            long older,
            Hash olderRoot,
            long newer,
            Hash newerRoot,
            Hash seed,
            Iterator<Hash> steps) {
        var hash = new TreeHash();
        var up = Long.numberOfTrailingZeros(older);
        var node = (older - 1) >> up;
        var last = (newer - 1) >> up;
        var oldFold = seed.bytes();
        var newFold = seed.bytes();
        while (steps.hasNext()) {
            if (last == 0) {
                return false;
            }
            var step = steps.next().bytes();
            if ((node & 1) == 1 || node == last) {
                oldFold = hash.node(step, oldFold);
                newFold = hash.node(step, newFold);
                var skip = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
                node >>= skip;
                last >>= skip;
            } else {
                newFold = hash.node(newFold, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0
                && Hash.of(oldFold).equals(olderRoot)
                && Hash.of(newFold).equals(newerRoot);
    }
}
