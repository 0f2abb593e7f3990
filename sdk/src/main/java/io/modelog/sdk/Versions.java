package io.modelog.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of one model. A version is given as number, name, stage (`staging`, `production`), `latest` or id.
public final class Versions {
    private final Transport transport;
    private final String model;

    Versions(Transport transport, String model) {
        this.transport = transport;
        this.model = model;
    }

    /// All versions, by number.
    public Listing<Version> list() {
        return transport.list(versions(), Version.class);
    }

    public Listing<Version> list(Stage stage) {
        return transport.list(versions().with("stage", stage), Version.class);
    }

    public Version create(NewVersion version) {
        return transport.post(versions(), version, Version.class);
    }

    public Version get(String version) {
        return transport.get(of(version), Version.class);
    }

    public Version update(String version, VersionPatch patch) {
        return transport.patch(of(version), patch, Version.class);
    }

    public void delete(String version) {
        transport.delete(of(version));
    }

    /// Moves the version; with `force` the holder of staging or production is archived in the same transaction, without
    /// it [StageOccupiedException] names the holder.
    public Version setStage(String version, Stage stage, boolean force, @Nullable String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("stage", stage);
        body.put("force", force);
        if (reason != null) {
            body.put("reason", reason);
        }
        return transport.put(of(version, "stage"), body, Version.class);
    }

    /// The artifacts linked to the version, by artifact and version.
    public Listing<Link> links(String version) {
        return links(version, null, null);
    }

    public Listing<Link> links(
            String version, @Nullable ArtifactKind kind, @Nullable String artifact) {
        return transport.list(
                of(version, "artifacts").with("kind", kind).with("artifact", artifact), Link.class);
    }

    /// Idempotent: a link that is there already is answered as it is.
    public Link link(String version, NewLink link) {
        return transport.post(of(version, "artifacts"), link, Link.class);
    }

    /// Removes `<artifact>@<version>`, or with `<artifact>` the links of all its versions.
    public void unlink(String version, String link) {
        transport.delete(of(version, "artifacts", link));
    }

    /// The runs attached to the version, by start.
    public Listing<AttachedRun> runs(String version) {
        return transport.list(of(version, "runs"), AttachedRun.class);
    }

    /// Idempotent: a run that is attached already is answered as it is.
    public AttachedRun attach(String version, String runId) {
        return transport.post(of(version, "runs"), Map.of("runId", runId), AttachedRun.class);
    }

    public void detach(String version, String runId) {
        transport.delete(of(version, "runs", runId));
    }

    private Route versions() {
        return Route.api("models", model, "versions");
    }

    private Route of(String version) {
        return Route.api("models", model, "versions", version);
    }

    private Route of(String version, String part) {
        return Route.api("models", model, "versions", version, part);
    }

    private Route of(String version, String part, String id) {
        return Route.api("models", model, "versions", version, part, id);
    }
}
