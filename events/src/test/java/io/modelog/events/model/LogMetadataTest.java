package io.modelog.events.model;

import static io.modelog.events.model.Iris.FIRST;
import static io.modelog.events.model.Iris.NINTH;
import static io.modelog.events.model.Iris.REGISTERED;
import static io.modelog.events.model.Iris.V1;
import static io.modelog.events.model.Iris.metadata;
import static io.modelog.events.model.Iris.on;

import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import io.modelog.events.model.ModelEvent.MetadataLogged;
import io.modelog.events.model.ModelRejection.LimitExceeded;
import io.modelog.events.model.ModelRejection.VersionUnknown;
import io.modelog.events.model.VersionCommand.LogMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// M-1.
class LogMetadataTest {
    @Test
    void values_of_every_type_are_logged() {
        var entries = new LinkedHashMap<String, MetadataValue>();
        entries.put("text", new MetadataValue.Text("a"));
        entries.put("size", new MetadataValue.Size(1));
        entries.put("list", new MetadataValue.Listed(List.of(new MetadataValue.Flag(true))));
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new LogMetadata(new Metadata(entries))))
                .then(new MetadataLogged(1, new Metadata(entries)));
    }

    @Test
    void only_what_is_new_or_different_is_logged() {
        var both = new LinkedHashMap<>(metadata("same", 1).entries());
        both.putAll(metadata("other", 2).entries());
        Iris.spec()
                .given(
                        REGISTERED,
                        V1,
                        new MetadataLogged(1, metadata("same", 1)),
                        new MetadataLogged(1, metadata("other", 1)))
                .when(on(FIRST, new LogMetadata(new Metadata(both))))
                .then(new MetadataLogged(1, metadata("other", 2)));
    }

    @Test
    void the_same_value_again_is_no_event() {
        Iris.spec()
                .given(REGISTERED, V1, new MetadataLogged(1, metadata("a", 0.5)))
                .when(on(FIRST, new LogMetadata(metadata("a", 0.5))))
                .thenNothing();
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(FIRST, new LogMetadata(Metadata.NONE)))
                .thenNothing();
    }

    /// D-75: the type is part of the value.
    @Test
    void the_same_number_of_another_type_is_logged() {
        Iris.spec()
                .given(REGISTERED, V1, new MetadataLogged(1, metadata("a", 1)))
                .when(on(FIRST, new LogMetadata(metadata("a", 1.0))))
                .then(new MetadataLogged(1, metadata("a", 1.0)));
    }

    @Test
    void the_two_hundred_and_first_key_is_refused() {
        var full =
                Metadata.of(
                        IntStream.range(0, 200)
                                .mapToObj(i -> "key" + i)
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                _ -> new MetadataValue.Whole(1))));
        Iris.spec()
                .given(REGISTERED, V1, new MetadataLogged(1, full))
                .when(on(FIRST, new LogMetadata(metadata("one more", 1))))
                .thenRejected(new LimitExceeded("metadata", 200));
        Iris.spec()
                .given(REGISTERED, V1, new MetadataLogged(1, full))
                .when(on(FIRST, new LogMetadata(metadata("key7", 2))))
                .then(
                        new MetadataLogged(
                                1, Metadata.of(Map.of("key7", new MetadataValue.Whole(2)))));
    }

    @Test
    void an_unknown_version_has_no_metadata() {
        Iris.spec()
                .given(REGISTERED, V1)
                .when(on(NINTH, new LogMetadata(metadata("a", 1))))
                .thenRejected(new VersionUnknown(NINTH));
    }
}
