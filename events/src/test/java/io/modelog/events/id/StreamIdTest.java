package io.modelog.events.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamIdTest {
    @Test
    void it_prints_kind_and_name() {
        assertThat(StreamId.of(new ModelName("iris classifier")))
                .hasToString("model/iris classifier");
        assertThat(StreamId.of(new ArtifactName("scores"))).hasToString("artifact/scores");
        assertThat(StreamId.of(new RunId(new UUID(1, 2))))
                .hasToString("run/00000000-0000-0001-0000-000000000002");
        assertThat(StreamId.of(new TagName("demo"))).hasToString("tag/demo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model/iris",
                "model/model",
                "artifact/🌸",
                "tag/🌸 pink",
                "run/00000000-0000-0001-0000-000000000002"
            })
    void it_is_read_as_it_prints(String text) {
        assertThat(StreamId.parse(text)).hasToString(text);
    }

    @Test
    void a_model_and_an_artifact_of_one_name_are_two_streams() {
        assertThat(StreamId.parse("model/a")).isNotEqualTo(StreamId.parse("artifact/a"));
    }

    @Test
    void the_id_of_a_run_has_one_spelling() {
        assertThat(StreamId.parse("run/0000000A-0000-0001-0000-000000000002"))
                .hasToString("run/0000000a-0000-0001-0000-000000000002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model", "/iris", "Model/iris", "models/iris", "iris", "webhook/1"})
    void another_kind_is_refused(String text) {
        assertThatThrownBy(() -> StreamId.parse(text))
                .isInstanceOf(InvalidValue.class)
                .hasMessage(
                        "stream '%s' is none of model/…, artifact/…, run/…, tag/…, erasure/…"
                                .formatted(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model/",
                "model/a/b",
                "artifact/..",
                "tag/a@b",
                "run/iris",
                "run/1-1-1-1-1"
            })
    void a_name_that_its_kind_cannot_have_is_refused(String text) {
        assertThatThrownBy(() -> StreamId.parse(text))
                .isInstanceOfSatisfying(
                        InvalidValue.class, e -> assertThat(e.field()).isEqualTo("stream"));
    }
}
