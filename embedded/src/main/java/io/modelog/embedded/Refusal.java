package io.modelog.embedded;

import java.util.List;

/// An error under Confluent's code, whose first three digits are the HTTP status.
record Refusal(int code, String message) {

    int status() {
        return code < 1000 ? code : code / 100;
    }

    static Refusal malformed(String detail) {
        return new Refusal(400, detail);
    }

    static Refusal noSubject(String subject) {
        return new Refusal(40401, "Subject '%s' not found.".formatted(subject));
    }

    static Refusal noVersion(int version) {
        return new Refusal(40402, "Version %d not found.".formatted(version));
    }

    static Refusal noSchema(String id) {
        return new Refusal(40403, "Schema %s not found".formatted(id));
    }

    static Refusal noSuchSchemaIn(String subject) {
        return new Refusal(40403, "Schema not found in subject '%s'".formatted(subject));
    }

    static Refusal subjectDeletedBefore(String subject) {
        return new Refusal(
                40404,
                "Subject '%s' was soft deleted. Set permanent=true to delete permanently"
                        .formatted(subject));
    }

    static Refusal subjectNotDeletedBefore(String subject) {
        return new Refusal(
                40405,
                "Subject '%s' was not deleted first before being permanently deleted"
                        .formatted(subject));
    }

    static Refusal versionDeletedBefore(String subject, int version) {
        return new Refusal(
                40406,
                "Subject '%s' Version %d was soft deleted. Set permanent=true to delete permanently"
                        .formatted(subject, version));
    }

    static Refusal versionNotDeletedBefore(String subject, int version) {
        return new Refusal(
                40407,
                "Subject '%s' Version %d was not deleted first before being permanently deleted"
                        .formatted(subject, version));
    }

    static Refusal noLevel(String subject) {
        return new Refusal(
                40408,
                "Subject '%s' does not have subject-level compatibility configured"
                        .formatted(subject));
    }

    static Refusal noMode(String subject) {
        return new Refusal(
                40409,
                "Subject '%s' does not have subject-level mode configured".formatted(subject));
    }

    static Refusal incompatible(String subject, List<String> conflicts) {
        return new Refusal(
                409,
                "Schema being registered is incompatible with an earlier schema for subject \"%s\", details: %s"
                        .formatted(subject, conflicts));
    }

    static Refusal invalidSchema(String detail) {
        return new Refusal(42201, "Invalid schema: " + detail);
    }

    static Refusal invalidVersion(String version) {
        return new Refusal(
                42202,
                "The specified version '%s' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\""
                        .formatted(version));
    }

    static Refusal invalidLevel(String level) {
        return new Refusal(
                42203,
                "Invalid compatibility level '%s'. Valid values are none, backward, forward, full, backward_transitive, forward_transitive, and full_transitive"
                        .formatted(level));
    }

    static Refusal notPermitted(String detail) {
        return new Refusal(42205, detail);
    }

    static Refusal invalidSubject(String subject) {
        return new Refusal(42208, "The specified subject '%s' is not valid.".formatted(subject));
    }

    static Refusal unavailable(String detail) {
        return new Refusal(50001, "Error in the backend data store: " + detail);
    }
}
