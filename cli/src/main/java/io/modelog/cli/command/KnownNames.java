package io.modelog.cli.command;

import io.modelog.cli.config.Context;
import io.modelog.cli.config.Contexts;
import io.modelog.sdk.Artifact;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Model;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Retries;
import io.modelog.sdk.Run;
import io.modelog.sdk.Settings;
import io.modelog.sdk.Stage;
import io.modelog.sdk.Tag;
import io.modelog.sdk.Version;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The names that an argument can take, as the node knows them now; `given` are the arguments before it.
record KnownNames(Server server, List<String> given) {
    private static final int MOST = 200;
    private static final Duration PATIENCE = Duration.ofMillis(700);

    /// By the label that the argument has in the help.
    Stream<String> of(String label) {
        return switch (label) {
            case "<model>" -> first(node().models().list()).map(Model::name);
            case "<version>", "<version> <key>=<value>" -> versions();
            case "<artifact>" -> first(node().artifacts().list()).map(Artifact::name);
            case "<run>" -> first(node().runs().list()).map(Run::id);
            case "<tag>" -> first(node().tags().list()).map(Tag::name);
            case "<stage>" -> stages();
            case "<context>" -> Contexts.of(server.shell()).all().stream().map(Context::name);
            case "<yes|no>" -> Stream.of("yes", "no");
            case "and|or" -> Stream.of("and", "or");
            case "<shell>" -> Stream.of("bash", "zsh", "fish");
            default -> Stream.empty();
        };
    }

    private Stream<String> versions() {
        if (given.isEmpty()) {
            return Stream.empty();
        }
        var versions = first(node().versions(given.getFirst()).list().sortedBy("-number")).toList();
        return Stream.of(
                        Stream.of("latest"),
                        versions.stream().map(it -> Integer.toString(it.number())),
                        versions.stream().map(Version::name),
                        versions.stream().flatMap(KnownNames::stage))
                .flatMap(it -> it);
    }

    /// The stage that finds the version: a stage that many can be in finds none.
    private static Stream<String> stage(Version version) {
        var stage = version.stage();
        return stage == null || stage.equals(Stage.NONE) || stage.equals(Stage.ARCHIVED)
                ? Stream.empty()
                : Stream.of(stage.text());
    }

    private Stream<String> stages() {
        return given.isEmpty()
                ? Stream.of("none", "staging", "production", "archived")
                : first(node().stages(given.getFirst()).list()).map(it -> it.name().text());
    }

    private static <T> Stream<T> first(Listing<T> listing) {
        return listing.pageSize(MOST).firstPage().items().stream();
    }

    private Modelog node() {
        var settings = server.settings();
        return Modelog.connect(
                new Settings(
                                settings.url(),
                                settings.token(),
                                settings.actor(),
                                PATIENCE,
                                PATIENCE,
                                Retries.NONE,
                                true)
                        .withQuickStart());
    }
}
