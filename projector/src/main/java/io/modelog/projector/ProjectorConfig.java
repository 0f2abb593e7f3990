package io.modelog.projector;

import java.net.URI;
import java.nio.file.Path;

/// What a node's projector needs to know.
///
/// @param nodeId stable over restarts; names the static member of the writers' group
/// @param url where other nodes reach this one
/// @param dataDir holds the views; may be deleted while the node is down
/// @param slots how many writers share the log when the topics are made; later what the cluster says
/// @param replicationFactor of topics that are made; -1 for the broker's default
/// @param sealsNames whether the names of actors are encrypted in what this node writes
public record ProjectorConfig(
        String bootstrapServers,
        URI registryUrl,
        String nodeId,
        URI url,
        Path dataDir,
        int slots,
        short replicationFactor,
        boolean sealsNames) {}
