package io.modelog.events.codec;

import io.modelog.events.avro.MetadataDtype;
import io.modelog.events.avro.MetadataEntry;
import io.modelog.events.avro.MetadataList;
import io.modelog.events.avro.MetadataMap;
import io.modelog.events.avro.MetadataSize;
import io.modelog.events.avro.MetadataUri;
import io.modelog.events.metadata.Metadata;
import io.modelog.events.metadata.MetadataValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Metadata to and from its Avro records.
final class AvroMetadata {
    private AvroMetadata() {}

    static List<MetadataEntry> entries(Metadata metadata) {
        return entries(metadata.entries());
    }

    static Metadata metadata(List<MetadataEntry> entries) {
        return new Metadata(values(entries));
    }

    private static List<MetadataEntry> entries(SequencedMap<String, MetadataValue> values) {
        return values.entrySet().stream()
                .map(entry -> new MetadataEntry(entry.getKey(), value(entry.getValue())))
                .toList();
    }

    private static SequencedMap<String, MetadataValue> values(List<MetadataEntry> entries) {
        var values = new LinkedHashMap<String, MetadataValue>();
        entries.forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static io.modelog.events.avro.MetadataValue value(MetadataValue value) {
        return new io.modelog.events.avro.MetadataValue(
                switch (value) {
                    case MetadataValue.Text(var text) -> text;
                    case MetadataValue.Whole(var number) -> number;
                    case MetadataValue.Real(var number) -> number;
                    case MetadataValue.Flag(var flag) -> flag;
                    case MetadataValue.Listed(var items) ->
                            new MetadataList(items.stream().map(AvroMetadata::value).toList());
                    case MetadataValue.Mapped(var entries) -> new MetadataMap(entries(entries));
                    case MetadataValue.Uri(var uri) -> new MetadataUri(uri);
                    case MetadataValue.Size(var bytes) -> new MetadataSize(bytes);
                    case MetadataValue.Dtype(var name) -> new MetadataDtype(name);
                });
    }

    private static MetadataValue value(io.modelog.events.avro.MetadataValue avro) {
        return switch (avro.getValue()) {
            case String text -> new MetadataValue.Text(text);
            case Long number -> new MetadataValue.Whole(number);
            case Double number -> new MetadataValue.Real(number);
            case Boolean flag -> new MetadataValue.Flag(flag);
            case MetadataList list ->
                    new MetadataValue.Listed(
                            list.getItems().stream().map(AvroMetadata::value).toList());
            case MetadataMap map -> new MetadataValue.Mapped(values(map.getEntries()));
            case MetadataUri uri -> new MetadataValue.Uri(uri.getUri());
            case MetadataSize size -> new MetadataValue.Size(size.getBytes());
            case MetadataDtype dtype -> new MetadataValue.Dtype(dtype.getDtype());
            case Object other -> throw AvroEnvelopes.misplaced(other, "metadata");
        };
    }
}
