package io.modelog.audit.tree;

import io.modelog.events.log.Hash;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Picks the few hashes that a proof needs while the tree is built, so that the tree need not be kept. Thread-safe.
public final class ProofMaker implements NodeSink {
    private final List<Span> steps;
    private final Set<Node> wanted;
    private final Map<Node, byte[]> found = new ConcurrentHashMap<>();

    private ProofMaker(List<Span> steps) {
        this.steps = steps;
        this.wanted = steps.stream().flatMap(s -> s.nodes().stream()).collect(Collectors.toSet());
    }

    /// For the proof that a leaf is in a tree.
    public static ProofMaker ofInclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves has no leaf %d".formatted(size, index));
        }
        return new ProofMaker(Span.ofInclusion(index, size));
    }

    /// For the proof that a tree continues an older one.
    public static ProofMaker ofConsistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves does not continue one of %d".formatted(newer, older));
        }
        return new ProofMaker(Span.ofConsistency(older, newer));
    }

    @Override
    public void made(int level, long index, byte[] hash) {
        var node = new Node(level, index);
        if (wanted.contains(node)) {
            found.put(node, hash);
        }
    }

    /// The proof, once the tree was built.
    public List<Hash> path() {
        var hash = new TreeHash();
        return steps.stream().map(step -> Hash.of(fold(step.nodes(), hash))).toList();
    }

    private byte[] fold(List<Node> nodes, TreeHash hash) {
        var folded = found(nodes.getLast());
        for (var node : nodes.reversed().subList(1, nodes.size())) {
            folded = hash.node(found(node), folded);
        }
        return folded;
    }

    private byte[] found(Node node) {
        var hash = found.get(node);
        if (hash == null) {
            throw new IllegalStateException(node + " was never made: the tree is not complete");
        }
        return hash;
    }
}
