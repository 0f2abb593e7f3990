package io.modelog.cli.option;

import io.modelog.cli.terminal.Json;
import io.modelog.cli.terminal.WrongUsage;
import io.modelog.sdk.MetadataValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Metadata as a person types it, `accuracy=0.95`: the value is JSON where it reads as that, else text.
public final class KeyValues {
    private KeyValues() {}

    public static boolean isOne(String text) {
        return text.indexOf('=') > 0;
    }

    public static Map<String, MetadataValue> read(List<String> texts) {
        var values = new LinkedHashMap<String, MetadataValue>();
        for (var text : texts) {
            if (!isOne(text)) {
                throw new WrongUsage(
                        "'%s' is no metadata: write key=value, such as accuracy=0.95"
                                .formatted(text));
            }
            int equals = text.indexOf('=');
            values.put(text.substring(0, equals), Json.metadata(text.substring(equals + 1)));
        }
        return values;
    }
}
