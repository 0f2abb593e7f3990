package io.modelog.events.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelog.events.id.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactKindTest {
    @Test
    void each_is_read_as_it_prints() {
        assertThat(ArtifactKind.values())
                .extracting(ArtifactKind::toString)
                .containsExactly("data", "model", "endpoint");
        assertThat(ArtifactKind.values())
                .allMatch(kind -> ArtifactKind.parse(kind.toString()) == kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Data", "deployment"})
    void nothing_else_is_one(String text) {
        assertThatThrownBy(() -> ArtifactKind.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("kind '%s' is none of data, model, endpoint".formatted(text));
    }
}
