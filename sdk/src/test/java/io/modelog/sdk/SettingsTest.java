package io.modelog.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void an_empty_environment_means_a_local_node_and_the_os_user() {
        assertThat(Settings.fromEnvironment(Map.of()))
                .isEqualTo(
                        new Settings(
                                URI.create("http://127.0.0.1:8080"),
                                null,
                                System.getProperty("user.name"),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                new Retries(5, Duration.ofMillis(100), Duration.ofSeconds(5)),
                                false));
    }

    @Test
    void every_key_is_read() {
        var settings =
                Settings.fromEnvironment(
                        Map.of(
                                "MODELOG_URL", "https://models.example.org/",
                                "MODELOG_TOKEN", "secret",
                                "MODELOG_ACTOR", "ada"));

        assertThat(settings.url()).isEqualTo(URI.create("https://models.example.org"));
        assertThat(settings.token()).isEqualTo("secret");
        assertThat(settings.actor()).isEqualTo("ada");
    }

    @Test
    void all_faults_are_reported_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Settings.fromEnvironment(
                                Map.of("MODELOG_URL", "localhost:8080", "MODELOG_ACTOR", " ")))
                .withMessage(
                        "MODELOG_URL: localhost:8080 is no URL of a node, such as http://127.0.0.1:8080;"
                                + " MODELOG_ACTOR is blank: set it or leave it out");
    }

    @Test
    void the_token_is_not_printed() {
        assertThat(Settings.fromEnvironment(Map.of("MODELOG_TOKEN", "secret")).toString())
                .doesNotContain("secret");
    }
}
