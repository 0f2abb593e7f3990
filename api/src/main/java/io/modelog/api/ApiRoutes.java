package io.modelog.api;

import io.modelog.api.artifact.ArtifactRoutes;
import io.modelog.api.http.Commands;
import io.modelog.api.http.Metrics;
import io.modelog.api.http.Readiness;
import io.modelog.api.http.Routes;
import io.modelog.api.model.AttachedRunRoutes;
import io.modelog.api.model.LinkRoutes;
import io.modelog.api.model.ModelRoutes;
import io.modelog.api.model.VersionRoutes;
import io.modelog.api.node.NodeRoutes;
import io.modelog.api.run.RunRoutes;
import io.modelog.api.run.StepRoutes;
import java.net.URI;
import java.util.function.Supplier;

/// All routes of the REST reference.
///
/// @param url of this node; known only when the socket is open
public record ApiRoutes(String nodeId, Supplier<URI> url, Readiness readiness, Metrics metrics) {
    public void addTo(Routes routes, Commands commands) {
        new ModelRoutes(readiness, commands).addTo(routes);
        new VersionRoutes(readiness, commands).addTo(routes);
        new LinkRoutes(readiness, commands).addTo(routes);
        new AttachedRunRoutes(readiness, commands).addTo(routes);
        new ArtifactRoutes(readiness, commands).addTo(routes);
        new RunRoutes(readiness, commands).addTo(routes);
        new StepRoutes(readiness, commands).addTo(routes);
        new NodeRoutes(nodeId, url, readiness, metrics).addTo(routes);
    }
}
