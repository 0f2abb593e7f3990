package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;

/// Java serialization of one type, for libraries that offer nothing else. What the filter does not allow by name is
/// refused on reading.
public final class SerializedMaterializer implements Materializer {
    private final Class<? extends Serializable> type;
    private final ObjectInputFilter allowed;

    public SerializedMaterializer(Class<? extends Serializable> type, ObjectInputFilter allowed) {
        this.type = type;
        this.allowed = ObjectInputFilter.rejectUndecidedClass(allowed);
    }

    @Override
    public String mediaType() {
        return "application/x-java-serialized-object";
    }

    @Override
    public boolean takes(Class<?> other) {
        return type.isAssignableFrom(other);
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var objects = new ObjectOutputStream(out);
        objects.writeObject(value);
        objects.flush();
    }

    @Override
    public <T> T read(Class<T> wanted, InputStream in) throws IOException {
        var objects = new ObjectInputStream(in);
        objects.setObjectInputFilter(allowed);
        try {
            return wanted.cast(objects.readObject());
        } catch (ClassNotFoundException | ClassCastException e) {
            var unreadable = new InvalidObjectException("holds no " + wanted.getName());
            unreadable.initCause(e);
            throw unreadable;
        }
    }
}
