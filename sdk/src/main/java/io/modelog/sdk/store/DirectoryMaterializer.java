package io.modelog.sdk.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// A directory as a zip file; equal directories give equal octets. Reading makes a new temporary directory, which is the
/// caller's to delete.
final class DirectoryMaterializer implements Materializer {
    /// Of every entry: when files were made is not their content. Earlier times depend on the zone of the machine.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    @Override
    public String mediaType() {
        return "application/zip";
    }

    @Override
    public boolean takes(Class<?> type) {
        return Path.class.isAssignableFrom(type);
    }

    @Override
    public boolean takesValue(Object value) {
        return value instanceof Path path && Files.isDirectory(path);
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        var directory = (Path) value;
        var zip = new ZipOutputStream(out);
        try (var paths = Files.walk(directory)) {
            for (var path : paths.filter(path -> !path.equals(directory)).sorted().toList()) {
                add(zip, directory.relativize(path).toString().replace('\\', '/'), path);
            }
        }
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String name, Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new IOException("%s is a symbolic link: store what it points to".formatted(path));
        }
        var isDirectory = Files.isDirectory(path);
        var entry = new ZipEntry(isDirectory ? name + "/" : name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        if (!isDirectory) {
            Files.copy(path, zip);
        }
        zip.closeEntry();
    }

    @Override
    public <T> T read(Class<T> type, InputStream in) throws IOException {
        var directory = Files.createTempDirectory("modelog-");
        try {
            var zip = new ZipInputStream(in);
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                extract(zip, entry, directory);
            }
            return type.cast(directory);
        } catch (IOException | RuntimeException e) {
            delete(directory);
            throw e;
        }
    }

    private static void extract(ZipInputStream zip, ZipEntry entry, Path directory)
            throws IOException {
        var path = directory.resolve(entry.getName()).normalize();
        if (!path.startsWith(directory) || path.equals(directory)) {
            throw new ZipException("%s leads out of the directory".formatted(entry.getName()));
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling(""));
        Files.copy(zip, path);
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(
                directory,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path dir, @Nullable IOException failure) throws IOException {
                        Files.delete(dir);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    @Override
    public String typeOf(Object value) {
        return Path.class.getName();
    }
}
