package io.modelog.api.model;

import io.modelog.api.http.Fields;
import io.modelog.api.http.NameTemplates;
import io.modelog.api.http.Readiness;
import io.modelog.events.id.VersionName;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.model.ModelCommand;
import io.modelog.events.model.Stage;
import io.modelog.events.model.VersionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a request wants of a version that is made.
record VersionFields(
        @Nullable VersionName name,
        @Nullable String description,
        List<String> tags,
        Metadata metadata,
        List<LinkFields> links,
        @Nullable Stage stage,
        boolean force,
        @Nullable HoldFields run) {
    /// Most artifacts that are linked with the creation of a version.
    static final int LINKS_MAX = 100;

    static VersionFields of(Fields body, NameTemplates templates) {
        var links = body.objects("artifacts", LinkFields.NAMES, LinkFields::of);
        if (links.size() > LINKS_MAX) {
            throw body.invalid(
                    "artifacts",
                    "has %d entries; at most %d are allowed".formatted(links.size(), LINKS_MAX));
        }
        return new VersionFields(
                body.optional("name", text -> named(text, templates)),
                body.text("description"),
                body.tags("tags"),
                body.metadata("metadata"),
                links,
                body.optional("stage", Stage::new),
                body.flag("force", false),
                body.object("run", HoldFields.NAMES, HoldFields::of));
    }

    /// Metadata first and the stage last, so that a policy sees all that is given.
    ModelCommand.CreateVersion creation(UUID id, Readiness readiness) {
        var then = new ArrayList<VersionCommand>();
        if (run != null) {
            then.add(run.command(readiness));
        }
        then.add(new VersionCommand.LogMetadata(metadata));
        links.forEach(link -> then.add(link.command(readiness)));
        if (stage != null) {
            then.add(new VersionCommand.ChangeStage(stage, force));
        }
        return new ModelCommand.CreateVersion(id, name, description, tags, then);
    }

    private static VersionName named(String text, NameTemplates templates) {
        return new VersionName(templates.filled(text));
    }

    /// In the same order; what is not given stays.
    static List<VersionCommand> changes(Fields body, NameTemplates templates) {
        var changes = new ArrayList<VersionCommand>();
        changes.add(
                new VersionCommand.Update(
                        body.change("name", text -> named(text, templates)),
                        body.textChange("description")));
        changes.add(new VersionCommand.ChangeTags(body.tagChange()));
        changes.add(new VersionCommand.LogMetadata(body.metadata("metadata")));
        var stage = body.optional("stage", Stage::new);
        if (stage != null) {
            changes.add(new VersionCommand.ChangeStage(stage, body.flag("force", false)));
        }
        return changes;
    }
}
