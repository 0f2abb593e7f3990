package io.modelog.projector.schema;

/// The schema registry refused, or was not reached.
public final class SchemaRegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
