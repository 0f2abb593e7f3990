package io.modelog.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelog.events.log.Event;
import io.modelog.events.log.Hash;
import io.modelog.events.log.HashChain;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Records that a release wrote are read for ever. After adding an event or a field, run once with
/// `-Dgolden.write=true` and commit the new files.
class GoldenRecordsTest {
    static List<Event> samples() {
        return EventSamples.all();
    }

    @BeforeAll
    static void write_what_is_missing_when_asked_to() throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            GoldenRecords.writeMissing();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_golden_record_still_says_the_same(Event event) throws IOException {
        assertThat(new EventCodec(GoldenRecords.schemas()).decode(GoldenRecords.record(event)))
                .isEqualTo(EventSamples.envelope(event));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_hash_of_a_golden_record_still_holds(Event event) throws IOException {
        assertThat(HashChain.follows(GoldenRecords.record(event), Hash.NONE)).isTrue();
    }

    @Test
    void the_newest_golden_schema_is_the_one_of_this_build() throws IOException {
        var schemas = GoldenRecords.schemas();
        assertThat(schemas.schema(schemas.current())).isEqualTo(EventCodec.SCHEMA);
    }
}
