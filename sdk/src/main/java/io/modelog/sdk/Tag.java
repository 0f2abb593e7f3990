package io.modelog.sdk;

/// A word that groups things, and how many have it; `registered` when it was made by itself to give it a colour.
///
/// {@snippet file=ClientArtifacts.java region=tag}
public record Tag(
        String name,
        TagColor color,
        boolean registered,
        int models,
        int versions,
        int artifacts,
        int artifactVersions) {}
