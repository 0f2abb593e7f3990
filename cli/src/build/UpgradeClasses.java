import static java.lang.classfile.ClassFile.ConstantPoolSharingOption.NEW_POOL;
import static java.lang.classfile.ClassFile.StackMapsOption.GENERATE_STACK_MAPS;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Gives the classes of a jar the class file version of Java 8, with the stack maps that it wants.
///
/// The JVM's start-up cache leaves out classes older than Java 6, and checks them at each start in a slow way; picocli
/// is compiled for Java 5. The code itself stays as it is.
final class UpgradeClasses {
    private static final ClassTransform TO_JAVA_8 =
            ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                    .andThen((builder, element) -> {
                        if (element instanceof ClassFileVersion) {
                            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                        } else {
                            builder.with(element);
                        }
                    });

    public static void main(String[] args) throws IOException {
        for (var arg : args) {
            upgrade(Path.of(arg));
        }
    }

    /// Made beside the jar and moved over it.
    private static void upgrade(Path jar) throws IOException {
        var upgraded = jar.resolveSibling(jar.getFileName() + ".new");
        Files.copy(jar, upgraded, StandardCopyOption.REPLACE_EXISTING);
        try (var original = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                var files = FileSystems.newFileSystem(upgraded);
                var paths = Files.walk(files.getPath("/"))) {
            var classFile = classFile(original);
            for (var path : paths.filter(it -> it.toString().endsWith(".class")).toList()) {
                var model = classFile.parse(path);
                if (model.majorVersion() < ClassFile.JAVA_6_VERSION) {
                    Files.write(path, classFile.transformClass(model, TO_JAVA_8));
                }
            }
        }
        Files.move(upgraded, jar, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Stack maps need to know which class extends which.
    private static ClassFile classFile(ClassLoader classes) {
        return ClassFile.of(
                GENERATE_STACK_MAPS,
                NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(classes)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
    }
}
