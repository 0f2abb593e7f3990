package io.modelog.log.file;

import org.jspecify.annotations.Nullable;

/// What a reader has seen of a file, to say where it is torn.
final class Seen {
    private long events;
    private @Nullable CopiedRecord last;
    private final Tally tally;

    Seen(Tally tally) {
        this.tally = tally;
    }

    void event(CopiedRecord record) {
        tally.event(record.partition());
        events++;
        last = record;
    }

    private String where() {
        return last == null ? "before the first event" : "after the event of %s".formatted(last);
    }

    FileRefused torn() {
        return new FileRefused(
                "is torn: it ends %s, %,d events in; the export was broken off, or the file was cut"
                        .formatted(where(), events));
    }

    FileRefused damaged(Throwable why) {
        return new FileRefused("is damaged %s: %s".formatted(where(), why), why);
    }

    FileRefused damaged(String why) {
        return new FileRefused("is damaged %s: %s".formatted(where(), why));
    }

    /// Throws [FileRefused] when what the file holds is not what it says at its end.
    End check(End told) {
        var counted = tally.end();
        if (!told.events().equals(counted.events())
                || told.checkpoints() != counted.checkpoints()) {
            throw new FileRefused(
                    "was edited: it says that it holds %s events by partition and %d checkpoints, and holds %s and %d"
                            .formatted(
                                    told.events(),
                                    told.checkpoints(),
                                    counted.events(),
                                    counted.checkpoints()));
        }
        if (!told.sha256().equals(counted.sha256())) {
            throw new FileRefused(
                    "was edited: its end says the digest %s, and it has %s"
                            .formatted(told.sha256(), counted.sha256()));
        }
        return told;
    }
}
