package io.modelog.sdk.pipeline;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/// What tells one state of a step's code from another, for the cache.
///
/// It is the version that the user gives, else the SHA-256 of the class file that has the body of the step's function,
/// of the body's method, and of the values that the function holds. It does not see the code that the body calls in
/// other classes, nested ones included, nor the libraries: whoever changes those gives the step another code version, or
/// does without the cache.
sealed interface StepCode {
    record Known(String text) implements StepCode {}

    /// Nothing tells whether the code is as it was: such a step always runs.
    record Unknown(String why) implements StepCode {}

    static Known version(String version) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a code version is a text such as 2, not blank");
        }
        return new Known("version:" + version);
    }

    static StepCode of(Serializable function) {
        try {
            var lambda = CapturedLambda.of(function);
            return lambda.isPresent() ? of(lambda.get()) : ofObject(function);
        } catch (HeldValue.Opaque e) {
            return new Unknown(
                    "its function holds a %s, which cannot be compared: make it a parameter, or give a code version"
                            .formatted(e.type().getTypeName()));
        }
    }

    private static StepCode of(CapturedLambda lambda) throws HeldValue.Opaque {
        var held = HeldValue.text(lambda.held());
        return digest(lambda.owner(), lambda.loader(), lambda.method(), held);
    }

    private static StepCode ofObject(Object function) throws HeldValue.Opaque {
        var type = function.getClass();
        return digest(type.getName(), CapturedLambda.loaderOf(type), "", HeldValue.text(function));
    }

    private static StepCode digest(String owner, ClassLoader loader, String method, String held) {
        var resource = owner.replace('.', '/') + ".class";
        try (var in = loader.getResourceAsStream(resource)) {
            if (in == null) {
                return new Unknown(
                        "the class %s has no class file: give a code version".formatted(owner));
            }
            var parts = List.of(Sha256.of(in.readAllBytes()), owner, method, held);
            return new Known("sha256:" + Sha256.of(String.join("\n", parts)));
        } catch (IOException e) {
            return new Unknown("the class file of %s cannot be read: %s".formatted(owner, e));
        }
    }
}
