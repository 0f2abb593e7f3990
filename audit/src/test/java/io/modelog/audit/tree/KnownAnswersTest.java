package io.modelog.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.log.Hash;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The test data that Certificate Transparency's implementations share: eight leaves, their roots and paths.
class KnownAnswersTest {
    private static final List<byte[]> LEAVES =
            List.of(
                    leaf(""),
                    leaf("00"),
                    leaf("10"),
                    leaf("2021"),
                    leaf("3031"),
                    leaf("40414243"),
                    leaf("5051525354555657"),
                    leaf("606162636465666768696a6b6c6d6e6f"));

    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static byte[] leaf(String hex) {
        return new TreeHash().leaf(HexFormat.of().parseHex(hex));
    }

    private static List<Hash> path(String... hex) {
        return Arrays.stream(hex).map(h -> Hash.of(HexFormat.of().parseHex(h))).toList();
    }

    @Test
    void the_empty_tree_has_the_hash_of_nothing() {
        assertThat(new CompactRange(new TreeHash(), 0, NodeSink.NONE).root()).hasToString(EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_root_of_so_many_leaves_is_known(int size, String root) {
        var tree = new CompactRange(new TreeHash(), 0, NodeSink.NONE);
        LEAVES.subList(0, size).forEach(tree::append);
        assertThat(tree.root()).hasToString(root);
    }

    @Test
    void paths_of_leaves_are_known() {
        assertThat(Trees.inclusion(LEAVES.subList(0, 1), 0)).isEmpty();
        assertThat(Trees.inclusion(LEAVES, 0))
                .isEqualTo(
                        path(
                                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(Trees.inclusion(LEAVES, 5))
                .isEqualTo(
                        path(
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(Trees.inclusion(LEAVES.subList(0, 5), 1))
                .isEqualTo(
                        path(
                                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    }

    @Test
    void paths_between_trees_are_known() {
        assertThat(Trees.consistency(LEAVES, 8)).isEmpty();
        assertThat(Trees.consistency(LEAVES, 1))
                .isEqualTo(
                        path(
                                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(Trees.consistency(LEAVES, 6))
                .isEqualTo(
                        path(
                                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }
}
