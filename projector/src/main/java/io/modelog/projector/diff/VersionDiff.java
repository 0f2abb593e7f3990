package io.modelog.projector.diff;

import static java.util.stream.Collectors.toMap;

import io.modelog.projector.diff.Difference.Change;
import io.modelog.projector.diff.Difference.Part;
import io.modelog.projector.view.AttachedRunView;
import io.modelog.projector.view.LinkView;
import io.modelog.projector.view.VersionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What differs between two versions: fields first, then tags, metadata, artifacts and runs, each by name. When and by whom
/// a version was made is no difference.
public final class VersionDiff {
    private final List<Difference> differences = new ArrayList<>();

    private VersionDiff() {}

    public static List<Difference> between(VersionContent before, VersionContent after) {
        var diff = new VersionDiff();
        diff.fields(before.version(), after.version());
        diff.each(Part.TAG, tags(before.version()), tags(after.version()));
        diff.each(Part.METADATA, before.version().metadata(), after.version().metadata());
        diff.artifacts(byArtifact(before.links()), byArtifact(after.links()));
        diff.each(Part.RUN, byId(before.runs()), byId(after.runs()));
        return List.copyOf(diff.differences);
    }

    private void fields(VersionView before, VersionView after) {
        field("name", before.name(), after.name());
        field("description", before.description(), after.description());
        field("stage", before.stage(), after.stage());
        field("heldBy", before.heldBy(), after.heldBy());
    }

    private void field(String name, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(Difference.of(Part.FIELD, name, before, after));
        }
    }

    private <T> void each(Part part, Map<String, T> before, Map<String, T> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                differences.add(Difference.of(part, name, before.get(name), after.get(name)));
            }
        }
    }

    private static Map<String, String> tags(VersionView version) {
        return version.tags().stream().collect(toMap(Function.identity(), Function.identity()));
    }

    private static Map<String, AttachedRunView> byId(List<AttachedRunView> runs) {
        return runs.stream().collect(toMap(run -> run.runId().toString(), Function.identity()));
    }

    private static Map<String, List<LinkView>> byArtifact(List<LinkView> links) {
        var byArtifact = new HashMap<String, List<LinkView>>();
        links.forEach(link ->
                byArtifact.computeIfAbsent(link.artifact(), _ -> new ArrayList<>()).add(link));
        return byArtifact;
    }

    private void artifacts(Map<String, List<LinkView>> before, Map<String, List<LinkView>> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            links(name, before.getOrDefault(name, List.of()), after.getOrDefault(name, List.of()));
        }
    }

    /// Of one artifact, both by its version. The same content is the same whatever its number; what is left of both is
    /// one in the place of the other.
    private void links(String artifact, List<LinkView> before, List<LinkView> after) {
        var gone = new ArrayList<>(before);
        var come = new ArrayList<LinkView>();
        for (var link : after) {
            var same = takeSameContent(gone, link);
            if (same == null) {
                come.add(link);
            } else if (same.kind() != link.kind()) {
                differences.add(Difference.of(Part.ARTIFACT, artifact, same, link));
            }
        }
        var replaced = Math.min(gone.size(), come.size());
        for (var i = 0; i < replaced; i++) {
            differences.add(
                    new Difference(
                            Part.ARTIFACT, artifact, Change.REPLACED, gone.get(i), come.get(i)));
        }
        gone.stream()
                .skip(replaced)
                .forEach(link ->
                        differences.add(Difference.of(Part.ARTIFACT, artifact, link, null)));
        come.stream()
                .skip(replaced)
                .forEach(link ->
                        differences.add(Difference.of(Part.ARTIFACT, artifact, null, link)));
    }

    private static @Nullable LinkView takeSameContent(List<LinkView> links, LinkView as) {
        for (var link : links) {
            if (link.sha256().equals(as.sha256())) {
                links.remove(link);
                return link;
            }
        }
        return null;
    }
}
