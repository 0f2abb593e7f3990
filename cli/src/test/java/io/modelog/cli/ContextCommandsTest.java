package io.modelog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextCommandsTest {
    @TempDir private Path home;
    private final StubNode node = new StubNode();
    private Terminal terminal = Terminal.at(node.url());

    @BeforeEach
    void atHome() {
        terminal = terminal.without("MODELOG_URL").with("XDG_CONFIG_HOME", home.toString());
        node.lists("GET /models");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void the_first_context_becomes_the_current_one_and_names_the_node() {
        terminal.type("context set lab --url " + node.url() + " --token secret --actor bob");

        assertThat(terminal.type("model list").out()).isEqualTo("There are no models.\n");
        assertThat(node.requests().getFirst().authorization()).isEqualTo("Bearer secret");
        assertThat(node.requests().getFirst().actor()).isEqualTo("bob");
    }

    @Test
    void tokens_are_kept_but_never_shown() throws IOException {
        var set = terminal.type("context set lab --url http://lab:8080 --token s3cret");

        assertThat(set.out())
                .isEqualTo(
                        """
                        name     lab
                        url      http://lab:8080
                        token    yes
                        current  yes
                        """);
        var file = home.resolve("modelog/config.yaml");
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        current: lab
                        contexts:
                          lab:
                            url: http://lab:8080
                            token: s3cret
                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (var format : new String[] {"table", "wide", "json", "yaml", "csv"}) {
            assertThat(terminal.type("context list -o " + format).out())
                    .contains("lab")
                    .doesNotContain("s3cret");
        }
        try (var files = Files.list(home.resolve("modelog"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_context_is_chosen_changed_and_deleted() {
        terminal.type("context set lab --url http://lab:8080 --actor bob");
        terminal.type("context set shop --url http://shop:8080");

        assertThat(terminal.type("context use shop").out())
                .isEqualTo("shop (http://shop:8080) is the current context.\n");
        terminal.type("context set lab --actor eve");
        assertThat(terminal.type("context list").out())
                .isEqualTo(
                        """
                        NAME  URL               ACTOR  TOKEN  CURRENT
                        lab   http://lab:8080   eve    no     no
                        shop  http://shop:8080         no     yes
                        """);
        assertThat(terminal.type("context show --columns url").out())
                .isEqualTo("url  http://shop:8080\n");
        terminal.type("context delete shop");
        assertThat(terminal.type("context show"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: there is no current context
                                'modelog context use <name>' chooses one.
                                """));
    }

    /// `--url`, `--context`, `MODELOG_URL`, `MODELOG_CONTEXT`, the current context: the first that is there counts.
    @Test
    void the_nearer_word_names_the_node() {
        var nowhere = "http://127.0.0.1:1";
        terminal.type("context set here --url " + node.url());
        terminal.type("context set nowhere --url " + nowhere);
        terminal.type("context use nowhere");

        assertThat(terminal.type("model list").code()).isEqualTo(3);
        assertThat(terminal.with("MODELOG_CONTEXT", "here").type("model list").code()).isZero();
        var elsewhere = terminal.with("MODELOG_URL", nowhere).with("MODELOG_CONTEXT", "here");
        assertThat(elsewhere.type("model list").code()).isEqualTo(3);
        assertThat(elsewhere.type("model list --context here").code()).isZero();
        assertThat(terminal.type("model list --context nowhere --url " + node.url()).code())
                .isZero();
    }

    @Test
    void an_unknown_context_says_what_there_is_to_do() {
        assertThat(terminal.type("model list --context lab"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: there is no context lab
                                'modelog context list' shows the contexts, 'modelog context set lab --url <url>' makes it.
                                """));
    }

    @Test
    void an_unknown_key_is_named_with_its_line() throws IOException {
        var file =
                write("current: lab\ncontexts:\n  lab:\n    url: http://lab:8080\n    tokn: x\n");

        assertThat(terminal.type("model list"))
                .isEqualTo(
                        new Terminal.Result(
                                1,
                                "",
                                """
                                modelog: %s:5: unknown key 'tokn', known are actor, token, url
                                Correct it, or delete it.
                                """
                                        .formatted(file)));
    }

    @Test
    void what_is_no_yaml_is_named_with_its_line() throws IOException {
        var file = write("current: lab\ncontexts: [\n");

        assertThat(terminal.type("context list").err()).startsWith("modelog: " + file + ":3: ");
    }

    @Test
    void without_a_url_a_context_is_wrong_usage() {
        assertThat(terminal.type("context set lab").err())
                .startsWith("modelog: a new context needs --url\n");
        assertThat(terminal.type("context set lab --url lab").err())
                .startsWith("modelog: --url: lab is no URL of a node, such as ");
    }

    private Path write(String text) throws IOException {
        var file = home.resolve("modelog/config.yaml");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
