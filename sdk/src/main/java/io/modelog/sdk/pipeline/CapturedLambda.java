package io.modelog.sdk.pipeline;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a lambda or method reference of a serializable interface says of itself: where its body is, and what it holds.
record CapturedLambda(SerializedLambda lambda, ClassLoader loader) {
    /// Absent for a function that is an object of a class of its own.
    static Optional<CapturedLambda> of(Serializable function) {
        try (var capturing = new Capturing()) {
            capturing.writeObject(function);
            return capturing.captured.map(
                    lambda -> new CapturedLambda(lambda, loaderOf(function.getClass())));
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written, so nothing can fail", e);
        }
    }

    static ClassLoader loaderOf(Class<?> type) {
        @Nullable ClassLoader own = type.getClassLoader();
        return own == null ? ClassLoader.getPlatformClassLoader() : own;
    }

    /// The binary name of the class that has the body.
    String owner() {
        return lambda.getImplClass().replace('/', '.');
    }

    /// The method that is the body, with its signature.
    String method() {
        return lambda.getImplMethodName() + lambda.getImplMethodSignature();
    }

    /// What the function returns as its caller sees it, without type arguments.
    Class<?> returns() {
        var type = lambda.getInstantiatedMethodType();
        return MethodType.fromMethodDescriptorString(type, loader).returnType();
    }

    /// The values of the variables that the body uses, and the object that it is a method of.
    List<@Nullable Object> held() {
        List<@Nullable Object> held = new ArrayList<>();
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            held.add(lambda.getCapturedArg(i));
        }
        return held;
    }

    /// A lambda tells what it is only to a stream that it is written to. What it holds is not written.
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
            }
            return "captured";
        }
    }
}
