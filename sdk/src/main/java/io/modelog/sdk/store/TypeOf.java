package io.modelog.sdk.store;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// A type with its type arguments, which a `Class` does not have.
///
/// {@snippet file=StoreSnippets.java region=materializers}
public abstract class TypeOf<T> {
    private final Type type;

    protected TypeOf() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType generic)
                || generic.getRawType() != TypeOf.class) {
            throw new IllegalStateException(
                    "make it as in: TypeOf<List<String>> texts = new TypeOf<>() {};");
        }
        type = generic.getActualTypeArguments()[0];
        raw(type);
    }

    private TypeOf(Type type) {
        this.type = type;
    }

    public static <T> TypeOf<T> of(Class<T> type) {
        return new Simple<>(type);
    }

    /// The type that reflection gives, such as that of a record's component.
    public static TypeOf<?> of(Type type) {
        raw(type);
        return new Simple<>(type);
    }

    public final Type type() {
        return type;
    }

    /// The class without its type arguments: `List` of `List<Flower>`.
    @SuppressWarnings("unchecked") // T erased is what values of T are instances of
    public final Class<T> rawType() {
        return (Class<T>) raw(type);
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> c -> c;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default ->
                    throw new IllegalStateException(
                            "%s is a variable: name the type itself".formatted(type));
        };
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeOf<?> that && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    @Override
    public final String toString() {
        return type.getTypeName();
    }

    private static final class Simple<T> extends TypeOf<T> {
        Simple(Type type) {
            super(type);
        }
    }
}
