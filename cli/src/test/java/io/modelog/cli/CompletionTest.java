package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    @TempDir private Path home;
    private final StubNode node = new StubNode();
    private Terminal terminal = Terminal.at(node.url());

    @BeforeEach
    void known() {
        terminal = terminal.with("XDG_CONFIG_HOME", home.toString());
        node.lists("GET /models", Examples.IRIS);
        node.lists("GET /models/iris_classifier/versions", Examples.VERSION_2, Examples.VERSION_1);
        node.lists(
                "GET /models/iris_classifier/stages",
                """
                {"name": "canary", "exclusive": true, "policy": null, "occupant": null, "versions": 0}
                """);
        node.lists(
                "GET /tags",
                """
                {"name": "gpu", "color": "red", "registered": true, "models": 0, "versions": 0,
                 "artifacts": 0, "artifactVersions": 0}
                """);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void commands_are_completed() {
        assertThat(completed("mo")).containsExactly("model");
        assertThat(completed(""))
                .contains("model", "stage", "history", "server", "quickstart", "build", "jdk")
                .doesNotContain("__complete");
        assertThat(completed("model", "version", "r")).containsExactly("rollback", "runs");
        assertThat(completed("modle", "")).isEmpty();
        assertThat(completed("model", "nonsense", "")).isEmpty();
    }

    @Test
    void options_are_completed_where_a_dash_begins_the_word() {
        assertThat(completed("model", "list", "--so")).containsExactly("--sort", "--sort-by");
    }

    @Test
    void names_come_from_the_node() {
        assertThat(completed("model", "show", "ir")).containsExactly("iris_classifier");
        assertThat(completed("model", "version", "show", "iris_classifier", ""))
                .containsExactly("1", "2", "latest", "production");
        assertThat(completed("model", "version", "update", "iris_classifier", "2", "--stage", ""))
                .containsExactly("canary");
        assertThat(completed("stage", "holders", "st")).containsExactly("staging");
        assertThat(completed("model", "list", "--tag", "")).containsExactly("gpu");
        assertThat(completed("model", "update", "iris_classifier", "-t", "g"))
                .containsExactly("gpu");
    }

    @Test
    void words_of_a_choice_are_completed() {
        assertThat(completed("model", "list", "-o", "")).contains("json", "yaml", "wide");
        assertThat(completed("tag", "register", "x", "--color", "t"))
                .containsExactly("teal", "turquoise");
        assertThat(completed("completion", "")).containsExactly("bash", "fish", "zsh");
    }

    @Test
    void contexts_are_completed_and_heeded() {
        terminal.type("context set lab --url " + node.url());
        terminal = terminal.with("MODELOG_URL", "http://127.0.0.1:1");

        assertThat(completed("model", "list", "--context", "")).containsExactly("lab");
        assertThat(completed("model", "show", "")).isEmpty();
        assertThat(completed("--context", "lab", "model", "show", ""))
                .containsExactly("iris_classifier");
    }

    @Test
    void without_a_node_there_is_nothing_and_nothing_is_said() {
        assertThat(
                        terminal.with("MODELOG_URL", "http://127.0.0.1:1")
                                .type("__complete -- model show \"\""))
                .isEqualTo(new Terminal.Result(0, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void each_shell_has_its_script(String shell) {
        assertThat(terminal.type("completion " + shell).out())
                .contains("__complete -- ")
                .contains("modelog");
    }

    private List<String> completed(String... words) {
        var all = Stream.concat(Stream.of("__complete", "--"), Stream.of(words));
        var result = terminal.run(all.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result.out().lines().toList();
    }
}
