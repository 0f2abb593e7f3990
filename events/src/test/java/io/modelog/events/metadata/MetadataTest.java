package io.modelog.events.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import io.modelog.events.metadata.MetadataValue.Real;
import io.modelog.events.metadata.MetadataValue.Whole;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.HashTreePMap;

/// M-1.
class MetadataTest {
    @Test
    void only_what_is_new_or_different_is_new_to_the_old() {
        var old =
                HashTreePMap.from(
                        Map.of("same", new Whole(1), "other", new Whole(1), "type", new Whole(1)));
        var logged =
                Metadata.of(
                        Map.of(
                                "same",
                                new Whole(1),
                                "other",
                                new Whole(2),
                                "type",
                                new Real(1),
                                "new",
                                new Whole(3)));
        assertThat(logged.newTo(HashTreePMap.from(old)))
                .contains(
                        Metadata.of(
                                Map.of(
                                        "other",
                                        new Whole(2),
                                        "type",
                                        new Real(1),
                                        "new",
                                        new Whole(3))));
        assertThat(logged.newTo(HashTreePMap.from(logged.entries()))).contains(Metadata.NONE);
    }

    @Test
    void entries_keep_their_order_and_are_copied() {
        var entries = new LinkedHashMap<String, MetadataValue>();
        entries.put("b", new Whole(1));
        entries.put("a", new Whole(2));
        var metadata = new Metadata(entries);
        entries.clear();
        assertThat(metadata.entries().keySet()).containsExactly("b", "a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\n"})
    void a_key_is_a_short_text(String key) {
        assertThatThrownBy(() -> Metadata.of(Map.of(key, new Whole(1))))
                .isInstanceOf(InvalidValue.class)
                .hasMessageStartingWith("metadata ");
    }

    @Test
    void there_are_at_most_200_keys() {
        var entries = new LinkedHashMap<String, MetadataValue>();
        for (var i = 0; i < 200; i++) {
            entries.put("key" + i, new Whole(i));
        }
        assertThat(new Metadata(entries).entries()).hasSize(200);
        entries.put("one more", new Whole(0));
        assertThatThrownBy(() -> new Metadata(entries))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("metadata has 201 keys; at most 200 are allowed");
    }
}
