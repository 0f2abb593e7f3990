package io.modelog.cli.command;

import io.modelog.cli.option.Criteria;
import io.modelog.sdk.ArtifactVersion;
import io.modelog.sdk.Link;
import io.modelog.sdk.Listing;
import io.modelog.sdk.Modelog;
import io.modelog.sdk.Producer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where linked artifacts come from (C-25). A link does not say it, so the artifact versions are asked, and those that
/// match become a term on the link's id.
final class Origin {
    /// The filter grammar takes 100 comparisons.
    private static final int MOST = 90;

    @Option(
            names = "--artifact-version-id",
            paramLabel = "<id>",
            description = "By the id of the artifact version.")
    private @Nullable String id;

    @Option(
            names = "--pipeline-name",
            paramLabel = "<name>",
            description = "By the pipeline that made it.")
    private @Nullable String pipeline;

    @Option(names = "--step-name", paramLabel = "<name>", description = "By the step that made it.")
    private @Nullable String step;

    Criteria criteria(Modelog node, Listing<Link> links) {
        var criteria = new Criteria();
        if (id == null && pipeline == null && step == null) {
            return criteria;
        }
        var found =
                links.stream()
                        .filter(link -> matches(node, link))
                        .limit(MOST)
                        .map(Link::id)
                        .toList();
        return found.isEmpty()
                ? criteria.term("id IS NULL")
                : criteria.term("id IN (%s)".formatted(quoted(found)));
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(Criteria::quoted).collect(Collectors.joining(", "));
    }

    private boolean matches(Modelog node, Link link) {
        var version = node.artifacts().version(link.artifact(), link.artifactVersion());
        return (id == null || isIdOf(version) || link.id().equals(id))
                && (step == null || step.equals(step(version.producer())))
                && (pipeline == null || pipeline.equals(pipeline(node, version.producer())));
    }

    private boolean isIdOf(ArtifactVersion version) {
        return version.id()
                .replace("-", "")
                .equals(String.valueOf(id).replace("-", "").toLowerCase(Locale.ROOT));
    }

    private static @Nullable String step(@Nullable Producer producer) {
        return producer == null ? null : producer.step();
    }

    private static @Nullable String pipeline(Modelog node, @Nullable Producer producer) {
        return producer == null ? null : node.runs().get(producer.runId()).pipeline();
    }
}
