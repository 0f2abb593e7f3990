package io.modelog.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.log.Hash;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TreePropertyTest {
    private static final int SIZE_MAX = 70;

    @Property
    void every_leaf_is_proved(@ForAll @IntRange(min = 1, max = SIZE_MAX) int size) {
        var leaves = Trees.leaves(size);
        var root = Trees.root(leaves);
        for (var index = 0; index < size; index++) {
            var path = Trees.inclusion(leaves, index);
            assertThat(TreeProof.includes(size, root, index, leaves.get(index), path)).isTrue();
        }
    }

    @Property
    void every_older_tree_is_continued(@ForAll @IntRange(min = 1, max = SIZE_MAX) int size) {
        var leaves = Trees.leaves(size);
        for (var older = 1; older <= size; older++) {
            assertThat(
                            TreeProof.continues(
                                    older,
                                    Trees.root(leaves.subList(0, older)),
                                    size,
                                    Trees.root(leaves),
                                    Trees.consistency(leaves, older)))
                    .isTrue();
        }
    }

    @Property
    void ranges_put_together_are_the_tree(@ForAll List<@IntRange(max = 20) Integer> sizes) {
        var size = sizes.stream().mapToInt(s -> s).sum() + 1;
        var leaves = Trees.leaves(size);
        var tree = new CompactRange(new TreeHash(), 0, NodeSink.NONE);
        var parts = new ArrayList<>(sizes);
        parts.add(1);
        for (int part : parts) {
            var begin = (int) tree.end();
            var range = new CompactRange(new TreeHash(), begin, NodeSink.NONE);
            leaves.subList(begin, begin + part).forEach(range::append);
            tree.append(range);
        }
        assertThat(tree.root()).isEqualTo(Trees.root(leaves));
    }

    @Property
    void any_flipped_bit_of_a_path_is_refused(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
            @ForAll @IntRange(max = SIZE_MAX) int any,
            @ForAll @IntRange(max = 255) int bit) {
        var leaves = Trees.leaves(size);
        var root = Trees.root(leaves);
        var index = any % size;
        var path = Trees.inclusion(leaves, index);
        for (var step = 0; step < path.size(); step++) {
            var flipped = flip(path, step, bit);
            assertThat(TreeProof.includes(size, root, index, leaves.get(index), flipped)).isFalse();
        }
        var leaf = flip(Hash.of(leaves.get(index)), bit).bytes();
        assertThat(TreeProof.includes(size, root, index, leaf, path)).isFalse();
        assertThat(TreeProof.includes(size, flip(root, bit), index, leaves.get(index), path))
                .isFalse();
    }

    @Property
    void any_flipped_bit_between_trees_is_refused(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
            @ForAll @IntRange(max = SIZE_MAX) int any,
            @ForAll @IntRange(max = 255) int bit) {
        var leaves = Trees.leaves(size);
        var older = 1 + any % size;
        var olderRoot = Trees.root(leaves.subList(0, older));
        var root = Trees.root(leaves);
        var path = Trees.consistency(leaves, older);
        for (var step = 0; step < path.size(); step++) {
            var flipped = flip(path, step, bit);
            assertThat(TreeProof.continues(older, olderRoot, size, root, flipped)).isFalse();
        }
        assertThat(TreeProof.continues(older, flip(olderRoot, bit), size, root, path)).isFalse();
        assertThat(TreeProof.continues(older, olderRoot, size, flip(root, bit), path)).isFalse();
    }

    @Property
    void a_path_is_for_one_place_alone(
            @ForAll @IntRange(min = 2, max = SIZE_MAX) int size,
            @ForAll @IntRange(max = SIZE_MAX) int any) {
        var leaves = Trees.leaves(size);
        var root = Trees.root(leaves);
        var index = any % size;
        var path = Trees.inclusion(leaves, index);
        for (var other = 0; other < size; other++) {
            assertThat(TreeProof.includes(size, root, other, leaves.get(index), path))
                    .isEqualTo(other == index);
        }
        assertThat(TreeProof.includes(size, root, index, leaves.get(index), longer(path)))
                .isFalse();
        assertThat(
                        TreeProof.includes(
                                size, root, index, leaves.get(index), path.subList(1, path.size())))
                .isFalse();
    }

    private static List<Hash> longer(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(Hash.NONE);
        return longer;
    }

    private static List<Hash> flip(List<Hash> path, int step, int bit) {
        var flipped = new ArrayList<>(path);
        flipped.set(step, flip(path.get(step), bit));
        return flipped;
    }

    private static Hash flip(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }
}
