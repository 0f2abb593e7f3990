package io.modelog.api;

import io.modelog.api.artifact.ArtifactRoutes;
import io.modelog.api.artifact.ArtifactVersionRoutes;
import io.modelog.api.event.EventRoutes;
import io.modelog.api.history.HistoryRoutes;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.NameTemplates;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.lineage.LineageRoutes;
import io.modelog.api.lineage.OpenLineageRoutes;
import io.modelog.api.model.AttachedRunRoutes;
import io.modelog.api.model.DiffRoutes;
import io.modelog.api.model.LinkRoutes;
import io.modelog.api.model.ModelRoutes;
import io.modelog.api.model.PromotionRoutes;
import io.modelog.api.model.RequestRoutes;
import io.modelog.api.model.StageRoutes;
import io.modelog.api.model.TimelineRoutes;
import io.modelog.api.model.VersionMetadataRoutes;
import io.modelog.api.model.VersionRoutes;
import io.modelog.api.node.NodeRoutes;
import io.modelog.api.openapi.OpenApiRoutes;
import io.modelog.api.run.Heartbeats;
import io.modelog.api.run.RunMetadataRoutes;
import io.modelog.api.run.RunRoutes;
import io.modelog.api.run.StepRoutes;
import io.modelog.api.subject.SubjectRoutes;
import io.modelog.api.subscription.SubscriptionRoutes;
import io.modelog.api.tag.TagRoutes;
import io.modelog.api.view.ViewRoutes;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;

/// All routes of the REST reference.
///
/// @param url of this node; known only when the socket is open
public record ApiRoutes(
        String nodeId,
        Supplier<URI> url,
        Readiness readiness,
        Metrics metrics,
        Heartbeats heartbeats) {
    public void addTo(Routes routes, Commands commands) {
        var templates = new NameTemplates(InstantSource.system());
        new ModelRoutes(readiness, commands).addTo(routes);
        new VersionRoutes(readiness, commands, templates).addTo(routes);
        new VersionMetadataRoutes(readiness, commands).addTo(routes);
        new StageRoutes(readiness, commands).addTo(routes);
        new PromotionRoutes(readiness, commands).addTo(routes);
        new RequestRoutes(readiness, commands).addTo(routes);
        new TimelineRoutes(readiness).addTo(routes);
        new DiffRoutes(readiness).addTo(routes);
        new LinkRoutes(readiness, commands).addTo(routes);
        new AttachedRunRoutes(readiness, commands).addTo(routes);
        new ArtifactRoutes(readiness, commands).addTo(routes);
        new ArtifactVersionRoutes(readiness, commands).addTo(routes);
        new RunRoutes(readiness, commands, templates, heartbeats).addTo(routes);
        new RunMetadataRoutes(readiness, commands).addTo(routes);
        new StepRoutes(readiness, commands).addTo(routes);
        new LineageRoutes(readiness).addTo(routes);
        new OpenLineageRoutes(readiness, commands).addTo(routes);
        new TagRoutes(readiness, commands).addTo(routes);
        new SubjectRoutes(readiness, commands).addTo(routes);
        new HistoryRoutes(readiness).addTo(routes);
        new NodeRoutes(nodeId, url, readiness, metrics).addTo(routes);
        new ViewRoutes(readiness).addTo(routes);
        new EventRoutes(readiness, routes.positions(), metrics).addTo(routes);
        new SubscriptionRoutes(readiness, routes.positions(), InstantSource.system()).addTo(routes);
        new OpenApiRoutes().addTo(routes);
    }
}
