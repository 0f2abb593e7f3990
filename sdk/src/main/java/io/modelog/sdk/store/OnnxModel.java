package io.modelog.sdk.store;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A trained model in the exchange format ONNX, as the octets of its file. They are not copied: leave them alone.
///
/// {@snippet file=StoreSnippets.java region=onnx}
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record OnnxModel(byte[] bytes) {
    public OnnxModel {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("an ONNX model has at least one octet");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OnnxModel(var theirs) && Arrays.equals(bytes, theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "OnnxModel[%d octets]".formatted(bytes.length);
    }
}
