package io.modelog.sdk.tribuo;

import io.modelog.sdk.store.Materializer;
import io.modelog.sdk.store.TypeOf;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.OutputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.tribuo.Model;
import org.tribuo.Output;

/// A Tribuo model in Tribuo's own protobuf form, which keeps how the model was trained. Nothing is deserialized by Java.
///
/// `new TypeOf<Model<Label>>() {}` also checks what the model predicts; `Model.class` leaves that to the caller.
public final class ModelMaterializer implements Materializer {
    @Override
    public String mediaType() {
        return "application/x-protobuf; messageType=tribuo.core.ModelProto";
    }

    @Override
    public boolean takes(Class<?> type) {
        return Model.class.isAssignableFrom(type);
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        ((Model<?>) value).serializeToStream(out);
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var model = deserialize(in);
        if (!type.isInstance(model)) {
            throw new InvalidObjectException(
                    "holds a %s, not a %s".formatted(model.getClass().getName(), type.getName()));
        }
        return type.cast(model);
    }

    @Override
    public <T> T read(TypeOf<T> type, InputStream in) throws IOException {
        var model = read(type.rawType(), in);
        if (type.type() instanceof ParameterizedType generic) {
            check((Model<?>) model, generic.getActualTypeArguments()[0]);
        }
        return model;
    }

    private static void check(Model<?> model, Type wanted) throws InvalidObjectException {
        if (wanted instanceof Class<?> output && Output.class.isAssignableFrom(output)) {
            var predicted = model.getOutputIDInfo().getDomain().iterator().next();
            if (!output.isInstance(predicted)) {
                throw new InvalidObjectException(
                        "the model predicts %s, not %s"
                                .formatted(predicted.getClass().getName(), output.getName()));
            }
        }
    }

    private static Model<?> deserialize(InputStream in) throws IOException {
        try {
            return Model.deserializeFromStream(in);
        } catch (IllegalStateException | IllegalArgumentException e) {
            var unreadable = new InvalidObjectException("holds no Tribuo model");
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}
