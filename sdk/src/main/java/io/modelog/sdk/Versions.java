package io.modelog.sdk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of one model. A version is given as number, name, exclusive stage (such as `production`), `latest` or id.
///
/// {@snippet file=ClientVersions.java region=promote}
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

    public Version get(int version) {
        return get(Integer.toString(version));
    }

    /// What differs from one to the other.
    public VersionDiff diff(VersionAt from, VersionAt to) {
        return transport.get(
                of(from.version(), "diff")
                        .with("to", to.version())
                        .with("asOf", from.asOf())
                        .with("toAsOf", to.asOf()),
                VersionDiff.class);
    }

    public Version update(String version, VersionPatch patch) {
        return transport.patch(of(version), patch, Version.class);
    }

    public Version update(int version, VersionPatch patch) {
        return update(Integer.toString(version), patch);
    }

    /// What has happened to the version; one that is deleted is given as number or id.
    public History history(String version) {
        return new History(transport, Route.api("models", model, "versions", version, "history"));
    }

    public History history(int version) {
        return history(Integer.toString(version));
    }

    public void delete(String version) {
        delete(version, false);
    }

    public void delete(int version) {
        delete(Integer.toString(version), false);
    }

    /// Without `force`, [DeletionGuardedException] says when the version is in production.
    public void delete(String version, boolean force) {
        transport.delete(of(version), force);
    }

    /// Moves the version; with `force` the holder of an exclusive stage is archived in the same transaction, without it
    /// [StageOccupiedException] names the holder. [PromotionRefusedException] says what the stage's policy misses.
    public Version setStage(String version, Stage stage, boolean force, @Nullable String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("stage", stage);
        body.put("force", force);
        if (reason != null) {
            body.put("reason", reason);
        }
        return transport.put(of(version, "stage"), body, Version.class);
    }

    public Version setStage(int version, Stage stage, boolean force, @Nullable String reason) {
        return setStage(Integer.toString(version), stage, force, reason);
    }

    /// Brings back the version that held the stage before; the present holder is archived in the same transaction.
    public Version rollback(Stage stage) {
        return transport.post(
                Route.api("models", model, "rollback"), Map.of("stage", stage), Version.class);
    }

    /// Puts each of two versions in the stage of the other, in one transaction.
    public List<Version> swap(String version, String other) {
        return transport.postForAll(
                Route.api("models", model, "swap"),
                Map.of("versions", List.of(version, other)),
                Version.class);
    }

    /// The metadata of the version, by key.
    public Listing<Metadata> metadata(String version) {
        return transport.list(of(version, "metadata"), Metadata.class);
    }

    /// Logs values, each as [MetadataValue#of] takes it, and answers with all that the version has.
    public List<Metadata> logMetadata(String version, Map<String, ?> values) {
        return transport.postForAll(
                of(version, "metadata"), MetadataValue.ofEach(values), Metadata.class);
    }

    public List<Metadata> logMetadata(int version, Map<String, ?> values) {
        return logMetadata(Integer.toString(version), values);
    }

    /// All requests to promote the version, open and closed.
    public Listing<PromotionRequest> requests(String version) {
        return transport.list(of(version, "requests"), PromotionRequest.class);
    }

    /// Asks for the approvals that the stage's policy wants. Idempotent: an open request of the same requester is
    /// answered as it is.
    public PromotionRequest requestPromotion(String version, Stage stage, @Nullable String reason) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("stage", stage);
        if (reason != null) {
            body.put("reason", reason);
        }
        return transport.post(of(version, "requests"), body, PromotionRequest.class);
    }

    /// Approves the open request; this does not promote yet, [#setStage] does.
    public PromotionRequest approve(String version, Stage stage, @Nullable String comment) {
        return transport.post(
                requestOf(version, stage, "approvals"),
                comment == null ? Map.of() : Map.of("comment", comment),
                PromotionRequest.class);
    }

    public PromotionRequest reject(String version, Stage stage, String comment) {
        return transport.post(
                requestOf(version, stage, "rejection"),
                Map.of("comment", comment),
                PromotionRequest.class);
    }

    public void withdraw(String version, Stage stage) {
        transport.delete(of(version, "requests", stage.text()));
    }

    /// The artifacts linked to the version, by artifact and version.
    public Listing<Link> links(String version) {
        return links(version, null, null);
    }

    public Listing<Link> links(int version) {
        return links(Integer.toString(version));
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

    public Link link(int version, NewLink link) {
        return link(Integer.toString(version), link);
    }

    /// Removes `<artifact>@<version>`, or with `<artifact>` the links of all its versions.
    public void unlink(String version, String link) {
        transport.delete(of(version, "artifacts", link));
    }

    /// Removes all links of the version.
    public void unlinkAll(String version) {
        transport.delete(of(version, "artifacts"));
    }

    /// The runs attached to the version, in the order of attaching.
    public Listing<AttachedRun> runs(String version) {
        return transport.list(of(version, "runs"), AttachedRun.class);
    }

    public Listing<AttachedRun> runs(int version) {
        return runs(Integer.toString(version));
    }

    /// Idempotent: a run that is attached already is answered as it is.
    public AttachedRun attach(String version, String runId) {
        return transport.post(of(version, "runs"), Map.of("runId", runId), AttachedRun.class);
    }

    /// Attaches the run, which holds the version from then on; [VersionHeldException] when another run does. The end of
    /// the run, or detaching it, ends the hold.
    public AttachedRun attach(String version, String runId, OnFailure onFailure) {
        return transport.post(
                of(version, "runs"),
                Map.of("runId", runId, "onFailure", onFailure),
                AttachedRun.class);
    }

    public AttachedRun attach(int version, String runId) {
        return attach(Integer.toString(version), runId);
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

    private Route requestOf(String version, Stage stage, String part) {
        return Route.api("models", model, "versions", version, "requests", stage.text(), part);
    }

    private Route of(String version, String part, String id) {
        return Route.api("models", model, "versions", version, part, id);
    }
}
