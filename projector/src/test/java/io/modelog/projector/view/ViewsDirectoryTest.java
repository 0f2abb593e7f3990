package io.modelog.projector.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ViewsDirectoryTest {
    @TempDir private Path parent;
    private ViewsDirectory views = new ViewsDirectory(Path.of("."), "views-2-a");

    @BeforeEach
    void open() {
        views = new ViewsDirectory(parent, "views-2-a");
    }

    @Test
    void a_rebuild_serves_from_the_moment_it_is_named() throws IOException {
        make("views-2-a", "views-2-a-2");
        assertThat(views.serving()).isEqualTo(parent.resolve("views-2-a"));
        assertThat(views.beside()).isEqualTo(parent.resolve("views-2-a-3"));

        views.serve(parent.resolve("views-2-a-2"));

        assertThat(views.serving()).isEqualTo(parent.resolve("views-2-a-2"));
    }

    @Test
    void views_of_another_log_or_format_are_deleted_and_so_are_unfinished_rebuilds()
            throws IOException {
        make("views-1", "views-2-b", "views-2-a", "views-2-a-2");
        Files.writeString(parent.resolve("views-2-b").resolve("CURRENT"), "");

        views.deleteOthers();

        try (var left = Files.newDirectoryStream(parent, "views-*")) {
            assertThat(left).containsExactly(parent.resolve("views-2-a"));
        }
    }

    @Test
    void a_rebuild_of_another_log_or_format_does_not_serve() throws IOException {
        make("views-1-a-2");
        new ViewsDirectory(parent, "views-1-a").serve(parent.resolve("views-1-a-2"));

        assertThat(views.serving()).isEqualTo(parent.resolve("views-2-a"));
    }

    private void make(String... names) throws IOException {
        for (var name : names) {
            Files.createDirectories(parent.resolve(name));
        }
    }
}
