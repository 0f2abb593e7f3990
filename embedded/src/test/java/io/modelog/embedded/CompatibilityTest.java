package io.modelog.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {

    private static final String BASE = field("title");
    private static final String GROWN = BASE + "," + field("isbn");
    private static final String OPTIONAL =
            BASE + ",{\"name\":\"isbn\",\"type\":\"string\",\"default\":\"\"}";

    /// Version 1 has `title`, version 2 adds `isbn` with a default; the candidate is what the column says.
    @ParameterizedTest
    @CsvSource({
        "NONE,                true,  true",
        "BACKWARD,            true,  true",
        "BACKWARD_TRANSITIVE, false, true",
        "FORWARD,             true,  true",
        "FORWARD_TRANSITIVE,  true,  true",
        "FULL,                true,  true",
        "FULL_TRANSITIVE,     false, true"
    })
    void a_level_decides_which_successors_it_takes(
            Compatibility level, boolean defaultDropped, boolean fieldDropped) {
        var history = List.of(version(1, BASE), version(2, OPTIONAL));
        assertThat(level.conflicts(AvroText.parsed(record(GROWN)), history).isEmpty())
                .isEqualTo(defaultDropped);
        assertThat(level.conflicts(AvroText.parsed(record(BASE)), history).isEmpty())
                .isEqualTo(fieldDropped);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,                true,  true",
        "BACKWARD,            false, true",
        "BACKWARD_TRANSITIVE, false, true",
        "FORWARD,             true,  false",
        "FORWARD_TRANSITIVE,  true,  false",
        "FULL,                false, false",
        "FULL_TRANSITIVE,     false, false"
    })
    void a_field_without_a_default_may_come_forward_and_go_backward(
            Compatibility level, boolean added, boolean removed) {
        assertThat(
                        level.conflicts(AvroText.parsed(record(GROWN)), List.of(version(1, BASE)))
                                .isEmpty())
                .isEqualTo(added);
        assertThat(
                        level.conflicts(AvroText.parsed(record(BASE)), List.of(version(1, GROWN)))
                                .isEmpty())
                .isEqualTo(removed);
    }

    private static SchemaVersion version(int number, String fields) {
        return new SchemaVersion("books", number, number, record(fields), false);
    }

    private static String record(String fields) {
        return RegistryContract.record("Book", fields);
    }

    private static String field(String name) {
        return RegistryContract.field(name, "\"string\"");
    }
}
