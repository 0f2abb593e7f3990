package io.modelog.events.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainTest {
    @Test
    void the_first_record_follows_zeros() {
        var record = record("first");
        HashChain.seal(record, Hash.NONE);
        assertThat(Hash.NONE).hasToString("0".repeat(64));
        assertThat(HashChain.follows(record, Hash.NONE)).isTrue();
        assertThat(Arrays.copyOfRange(record, 5, 37)).containsOnly(0);
    }

    /// The recipe of `docs/reference/events.md`, without our code.
    @Test
    void the_hash_is_sha256_of_the_previous_hash_and_the_rest() throws Exception {
        var first = record("first");
        var second = record("second");
        var hash = HashChain.seal(second, HashChain.seal(first, Hash.NONE));
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(first, 37, 32);
        digest.update("second".getBytes(UTF_8));
        assertThat(hash.bytes()).isEqualTo(digest.digest());
        assertThat(Arrays.copyOfRange(second, 37, 69)).isEqualTo(hash.bytes());
        assertThat(HashChain.hash(second)).isEqualTo(hash);
    }

    @Test
    void the_header_and_the_rest_stay_as_they_are() {
        var record = record("rest");
        HashChain.seal(record, Hash.of(new byte[32]));
        assertThat(Arrays.copyOf(record, 5)).containsExactly(0, 0, 0, 0, 9);
        assertThat(new String(record, 69, 4, UTF_8)).isEqualTo("rest");
    }

    @Test
    void a_whole_chain_holds() {
        assertThat(holds(chain("a", "b", "c", "d"))).isTrue();
    }

    @Test
    void two_records_in_the_other_order_break_it() {
        for (var at = 0; at < 3; at++) {
            var chain = chain("a", "b", "c", "d");
            Collections.swap(chain, at, at + 1);
            assertThat(holds(chain)).isFalse();
        }
    }

    /// The end of a stream cannot miss itself: that takes a head kept elsewhere.
    @Test
    void a_record_dropped_before_the_end_breaks_it() {
        for (var at = 0; at < 3; at++) {
            var chain = chain("a", "b", "c", "d");
            chain.remove(at);
            assertThat(holds(chain)).isFalse();
        }
    }

    @Test
    void a_record_twice_or_of_another_stream_breaks_it() {
        var twice = chain("a", "b");
        twice.add(1, twice.getFirst());
        assertThat(holds(twice)).isFalse();
        var mixed = chain("a", "b", "c");
        mixed.set(1, chain("x", "b").get(1));
        assertThat(holds(mixed)).isFalse();
    }

    @Test
    void a_record_sealed_again_breaks_the_one_after_it() {
        var chain = chain("a", "b", "c");
        chain.get(1)[69] = 'B';
        HashChain.seal(chain.get(1), HashChain.hash(chain.get(0)));
        assertThat(HashChain.follows(chain.get(1), HashChain.hash(chain.get(0)))).isTrue();
        assertThat(holds(chain)).isFalse();
    }

    @Test
    void a_record_too_short_for_hashes_follows_nothing() {
        assertThat(HashChain.follows(new byte[0], Hash.NONE)).isFalse();
        assertThat(HashChain.follows(new byte[69], Hash.NONE)).isFalse();
    }

    @Test
    void a_hash_has_32_bytes_that_nobody_else_holds() {
        var bytes = new byte[32];
        var hash = Hash.of(bytes);
        bytes[0] = 1;
        hash.bytes()[1] = 1;
        assertThat(hash).isEqualTo(Hash.NONE).hasSameHashCodeAs(Hash.NONE);
        assertThatThrownBy(() -> Hash.of(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a SHA-256 digest has 32 bytes, not 31");
    }

    private static boolean holds(List<byte[]> chain) {
        var previous = Hash.NONE;
        for (var record : chain) {
            if (!HashChain.follows(record, previous)) {
                return false;
            }
            previous = HashChain.hash(record);
        }
        return true;
    }

    private static List<byte[]> chain(String... rests) {
        var chain = new ArrayList<byte[]>();
        var previous = Hash.NONE;
        for (var rest : rests) {
            var record = record(rest);
            previous = HashChain.seal(record, previous);
            chain.add(record);
        }
        return chain;
    }

    private static byte[] record(String rest) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, 0, 0, 9});
        out.writeBytes(new byte[64]);
        out.writeBytes(rest.getBytes(UTF_8));
        return out.toByteArray();
    }
}
