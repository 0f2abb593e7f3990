package io.modelog.audit.note;

/// Who signs: 1 to 255 characters without spaces, control characters and `+`; best a URL without a scheme, such as
/// `example.org/modelog`. A log's origin is the name of its key.
public record KeyName(String value) {
    private static final int LENGTH_MAX = 255;

    public KeyName {
        if (value.isEmpty()
                || value.length() > LENGTH_MAX
                || value.codePoints()
                        .anyMatch(c ->
                                c == '+'
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c)
                                        || Character.isISOControl(c))) {
            throw new NoteRefused(
                    "'%s' is no name of a key: 1 to %d characters without spaces and '+'"
                            .formatted(value, LENGTH_MAX));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
