package io.modelog.sdk.pipeline;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The components of records that are outputs. Reflection, because [Output] lies on the components.
final class RecordParts {
    private RecordParts() {}

    /// Whether a value of this class is several outputs rather than one.
    static boolean hasOutputs(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.isAnnotationPresent(Output.class));
    }

    static @Nullable Object read(RecordComponent component, Object value) {
        var accessor = component.getAccessor();
        accessor.trySetAccessible();
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "%s of %s cannot be read"
                            .formatted(component.getName(), value.getClass().getName()),
                    e);
        }
    }

    /// The component that a method reference such as `Trained::model` names; throws for any other function.
    static String componentOf(Artifact.Accessor<?, ?> accessor) {
        var lambda = capture(accessor);
        var type = typeOf(lambda, accessor);
        var component = lambda.getImplMethodName();
        if (!hasOutputs(type)
                || Arrays.stream(type.getRecordComponents())
                        .noneMatch(c -> c.getName().equals(component))) {
            throw new IllegalArgumentException(
                    "part(%s::%s) names no component of a record with @Output: give a reference such as Trained::model"
                            .formatted(type.getSimpleName(), component));
        }
        return component;
    }

    private static Class<?> typeOf(SerializedLambda lambda, Artifact.Accessor<?, ?> accessor) {
        var name = lambda.getImplClass().replace('/', '.');
        try {
            return Class.forName(name, false, accessor.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a method reference names its own class", e);
        }
    }

    /// A serializable method reference says what it refers to, but only to a stream that it is written to.
    private static SerializedLambda capture(Artifact.Accessor<?, ?> accessor) {
        try (var capturing = new Capturing()) {
            capturing.writeObject(accessor);
            return capturing.captured.orElseThrow(() ->
                    new IllegalArgumentException(
                            "part() takes a method reference such as Trained::model"));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "part() takes a method reference such as Trained::model", e);
        }
    }

    private static final class Capturing extends ObjectOutputStream {
        private Optional<SerializedLambda> captured = Optional.empty();

        Capturing() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                captured = Optional.of(lambda);
                return "captured";
            }
            return object;
        }
    }
}
