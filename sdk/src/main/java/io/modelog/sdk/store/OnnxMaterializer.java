package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;

/// An [OnnxModel] as the octets of its file.
final class OnnxMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/x-onnx";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == OnnxModel.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        out.write(((OnnxModel) value).bytes());
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var bytes = in.readAllBytes();
        if (bytes.length == 0) {
            throw new InvalidObjectException("the content is empty: no ONNX model");
        }
        return type.cast(new OnnxModel(bytes));
    }
}
