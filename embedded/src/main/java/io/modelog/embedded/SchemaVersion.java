package io.modelog.embedded;

/// A schema as one version of a subject; `deleted` versions are hidden and keep their number.
record SchemaVersion(String subject, int version, int id, String schema, boolean deleted) {

    SchemaVersion hidden() {
        return new SchemaVersion(subject, version, id, schema, true);
    }
}
