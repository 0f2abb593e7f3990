package io.modelog.projector.replay;

import java.nio.file.Path;

/// The free space of a disk that new views must leave alone: those that serve write on the same disk, and must go on.
record Room(long bytesMin) {
    static final Room NEEDED = new Room(256L << 20);

    /// Throws [ReplayStopped] when less is free.
    void check(Path directory) {
        var free = directory.toFile().getUsableSpace();
        if (free < bytesMin) {
            throw new ReplayStopped(
                    "the disk of %s has only %d MB left, and %d MB are for the views that serve"
                            .formatted(directory, free >> 20, bytesMin >> 20));
        }
    }
}
