package io.modelog.audit.tree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The leaves from `begin` to `end` under one node of a tree: what a step of a proof is the hash of.
record Span(long begin, long end) {
    /// The steps of PATH(index, D\[size\]) of RFC 6962, section 2.1.1, from the leaf up.
    static List<Span> ofInclusion(long index, long size) {
        var steps = new ArrayList<Span>();
        var begin = 0L;
        var end = size;
        while (end - begin > 1) {
            var middle = begin + leftSize(end - begin);
            if (index < middle) {
                steps.add(new Span(middle, end));
                end = middle;
            } else {
                steps.add(new Span(begin, middle));
                begin = middle;
            }
        }
        Collections.reverse(steps);
        return steps;
    }

    /// The steps of PROOF(older, D\[newer\]) of RFC 6962, section 2.1.2, from the leaves up.
    static List<Span> ofConsistency(long older, long newer) {
        var steps = new ArrayList<Span>();
        var begin = 0L;
        var end = newer;
        while (older != end) {
            var middle = begin + leftSize(end - begin);
            if (older <= middle) {
                steps.add(new Span(middle, end));
                end = middle;
            } else {
                steps.add(new Span(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) {
            steps.add(
                    new Span(
                            begin,
                            end)); // else it is the old tree itself, whose root the checker has
        }
        Collections.reverse(steps);
        return steps;
    }

    /// The complete subtrees that it is made of, left to right.
    List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (var from = begin; from < end; ) {
            var level = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - from);
            nodes.add(new Node(level, from >> level));
            from += 1L << level;
        }
        return nodes;
    }

    /// How many of so many leaves are under the left child: the largest power of two that is less.
    private static long leftSize(long size) {
        return Long.highestOneBit(size - 1);
    }
}
