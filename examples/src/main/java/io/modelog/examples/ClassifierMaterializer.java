package io.modelog.examples;

import io.modelog.sdk.store.Materializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/// A classifier in Tribuo's own protobuf form, which keeps how the model was trained.
final class ClassifierMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/x-protobuf; messageType=tribuo.core.ModelProto";
    }

    @Override
    public boolean takes(Class<?> type) {
        return type == Classifier.class;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        ((Classifier) value).model().serializeToStream(out);
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        return type.cast(new Classifier(Model.deserializeFromStream(in).castModel(Label.class)));
    }
}
