package io.modelog.events.artifact;

import static io.modelog.events.artifact.Scores.REGISTERED;
import static io.modelog.events.artifact.Scores.V1;
import static io.modelog.events.artifact.Scores.V2;
import static io.modelog.events.artifact.Scores.metadata;

import io.modelog.events.artifact.ArtifactCommand.LogMetadata;
import io.modelog.events.artifact.ArtifactEvent.ArtifactMetadataLogged;
import io.modelog.events.artifact.ArtifactRejection.ArtifactUnknown;
import io.modelog.events.artifact.ArtifactRejection.ArtifactVersionUnknown;
import io.modelog.events.artifact.ArtifactRejection.LimitExceeded;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import java.util.LinkedHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// M-1.
class LogArtifactMetadataTest {
    private static final ArtifactMetadataLogged LOGGED =
            new ArtifactMetadataLogged(1, metadata("n", 1));

    @Test
    void metadata_is_logged_on_one_version() {
        Scores.spec().given(REGISTERED, V1).when(new LogMetadata(1, metadata("n", 1))).then(LOGGED);
        Scores.spec()
                .given(REGISTERED, V1, V2, LOGGED)
                .when(new LogMetadata(2, metadata("n", 1)))
                .then(new ArtifactMetadataLogged(2, metadata("n", 1)));
    }

    @Test
    void only_another_value_is_an_event() {
        Scores.spec()
                .given(REGISTERED, V1, LOGGED)
                .when(new LogMetadata(1, metadata("n", 1)))
                .thenNothing();
        Scores.spec()
                .given(REGISTERED, V1, LOGGED)
                .when(new LogMetadata(1, metadata("n", 2)))
                .then(new ArtifactMetadataLogged(1, metadata("n", 2)));
    }

    @Test
    void the_two_hundred_and_first_key_is_refused() {
        var full = new LinkedHashMap<String, MetadataValue>();
        IntStream.range(0, 200).forEach(i -> full.put("key" + i, new MetadataValue.Whole(i)));
        Scores.spec()
                .given(REGISTERED, V1, new ArtifactMetadataLogged(1, new Metadata(full)))
                .when(new LogMetadata(1, metadata("one more", 1)))
                .thenRejected(new LimitExceeded("metadata", 200));
    }

    @Test
    void what_is_unknown_has_no_metadata() {
        var command = new LogMetadata(2, metadata("n", 1));
        Scores.spec().given().when(command).thenRejected(new ArtifactUnknown());
        Scores.spec()
                .given(REGISTERED, V1)
                .when(command)
                .thenRejected(new ArtifactVersionUnknown(2));
    }
}
