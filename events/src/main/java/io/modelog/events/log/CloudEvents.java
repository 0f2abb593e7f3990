package io.modelog.events.log;

/// How an event calls itself in CloudEvents 1.0, in the headers of its record and in JSON alike.
public final class CloudEvents {
    public static final String SPEC_VERSION = "1.0";

    /// Of the events of the log.
    public static final String SOURCE = "/modelog";

    private static final String TYPE_PREFIX = "io.modelog.";
    private static final String ZEROS = "0".repeat(19);

    private CloudEvents() {}

    /// @param name as in the Avro schema
    public static String type(String name) {
        return TYPE_PREFIX + name;
    }

    /// Nineteen digits, so that sequences sort as text (CloudEvents sequence extension).
    public static String sequence(long sequence) {
        var digits = Long.toString(sequence);
        return ZEROS.substring(digits.length()) + digits;
    }
}
