package io.modelog.sdk.pipeline;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
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
    static String componentOf(Value.Accessor<?, ?> accessor) {
        var reference = CapturedLambda.of(accessor).orElseThrow(RecordParts::noReference);
        var type = typeOf(reference, accessor);
        var component = reference.lambda().getImplMethodName();
        if (!hasOutputs(type)
                || Arrays.stream(type.getRecordComponents())
                        .noneMatch(c -> c.getName().equals(component))) {
            throw new IllegalArgumentException(
                    "part(%s::%s) names no component of a record with @Output: give a reference such as Trained::model"
                            .formatted(type.getSimpleName(), component));
        }
        return component;
    }

    private static Class<?> typeOf(CapturedLambda reference, Value.Accessor<?, ?> accessor) {
        try {
            return Class.forName(reference.owner(), false, accessor.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a method reference names its own class", e);
        }
    }

    private static IllegalArgumentException noReference() {
        return new IllegalArgumentException(
                "part() takes a method reference such as Trained::model");
    }

    /// The record of this class with these components, in order.
    static Object construct(Class<?> type, List<Object> components) {
        var types =
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.trySetAccessible();
            return constructor.newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "%s cannot be made of its components".formatted(type.getName()), e);
        }
    }
}
