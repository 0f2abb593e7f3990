package io.modelog.sdk;

import org.jspecify.annotations.Nullable;

/// A version at a moment. It is given as number, name, exclusive stage, `latest` or id, as these were then.
///
/// {@snippet file=ClientAsOf.java region=diff}
///
/// @param asOf absent for now
public record VersionAt(String version, @Nullable AsOf asOf) {
    public static VersionAt now(String version) {
        return new VersionAt(version, null);
    }
}
