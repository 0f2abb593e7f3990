package io.modelog.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How to start a node's JVM.
///
/// @param aotCache null to start without
record NodeProgram(String classPath, @Nullable Path aotCache) {
    private static final List<String> FLAGS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xmx512m");

    /// The node on this JVM's own class path.
    static NodeProgram here() {
        return new NodeProgram(System.getProperty("java.class.path"), null);
    }

    /// The node as the launcher `modelog` starts it: the same jars in the same order, without which its AOT cache would
    /// not be taken.
    static NodeProgram built(Path home) {
        var target = home.resolve("api/target");
        var libraries =
                Objects.requireNonNullElse(target.resolve("lib").toFile().listFiles(), new File[0]);
        var classPath =
                Stream.concat(
                                Stream.of(target.resolve("modelog-api.jar").toString()),
                                Arrays.stream(libraries).map(File::toString).sorted())
                        .collect(Collectors.joining(File.pathSeparator));
        var cache = target.resolve("modelog-api.aot");
        return new NodeProgram(classPath, cache.toFile().length() > 0 ? cache : null);
    }

    NodeProgram withoutAotCache() {
        return new NodeProgram(classPath, null);
    }

    List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        if (aotCache != null && Files.exists(aotCache)) {
            command.add("-XX:AOTCache=" + aotCache);
        }
        command.addAll(List.of("-cp", classPath, "io.modelog.api.ServerApp"));
        command.addAll(arguments);
        return command;
    }
}
