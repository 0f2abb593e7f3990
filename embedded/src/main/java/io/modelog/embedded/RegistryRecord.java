package io.modelog.embedded;

import org.jspecify.annotations.Nullable;

/// A fact in the registry's topic; the last one under a key is the truth. A null subject means all subjects.
sealed interface RegistryRecord {

    record Stored(SchemaVersion version) implements RegistryRecord {}

    record Erased(String subject, int version) implements RegistryRecord {}

    record LevelSet(@Nullable String subject, Compatibility level) implements RegistryRecord {}

    record LevelCleared(@Nullable String subject) implements RegistryRecord {}
}
