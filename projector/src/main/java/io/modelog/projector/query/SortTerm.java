package io.modelog.projector.query;

/// A field to sort by, as written.
record SortTerm(String field, boolean descending) {
    static SortTerm of(String written) {
        return written.startsWith("-")
                ? new SortTerm(written.substring(1), true)
                : new SortTerm(written, false);
    }

    SortTerm reversed() {
        return new SortTerm(field, !descending);
    }
}
