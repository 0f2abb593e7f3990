package io.modelog.sdk.s3;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.ContentFile;
import io.modelog.sdk.store.DamagedContentException;
import io.modelog.sdk.store.StoredContent;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// A bucket, or a prefix in one, with one object per content, named by its SHA-256: equal content is kept once, and no
/// object is overwritten. Content passes through `java.io.tmpdir`, which needs room for it, twice when it is written.
final class S3ArtifactStore implements ArtifactStore {
    /// How often an object that is said to exist may turn out not to: each time another writer of it has given up.
    private static final int ATTEMPTS = 3;

    private static final Pattern ADDRESS = Pattern.compile("([0-9a-f]{2})/\\1[0-9a-f]{62}");

    private final URI root;
    private final Path directory;

    /// `root`, which ends in `/`, is what `directory` is called outside of this process.
    S3ArtifactStore(URI root, Path directory) {
        this.root = root;
        this.directory = directory;
    }

    @Override
    public URI root() {
        return root;
    }

    @Override
    public StoredContent put(ContentWriter content) throws IOException {
        try (var complete = ContentFile.temporary(content)) {
            var address = ContentFile.addressOf(complete.sha256());
            var uri = root.resolve(address);
            upload(complete, directory.resolve(address), uri);
            return new StoredContent(uri, complete.sha256(), complete.sizeBytes());
        }
    }

    @Override
    public <T> T read(URI uri, String sha256, ContentReader<T> reader) throws IOException {
        try (var fetched = fetch(objectOf(uri), uri)) {
            return fetched.read(uri, sha256, reader);
        }
    }

    private static ContentFile fetch(Path object, URI uri) throws IOException {
        try {
            return ContentFile.temporary(out -> Files.copy(object, out));
        } catch (NoSuchFileException e) {
            var gone = new DamagedContentException(uri, "is gone");
            gone.initCause(e);
            throw gone;
        }
    }

    private static void upload(ContentFile content, Path object, URI uri) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.copy(content.path(), object);
                return;
            } catch (FileAlreadyExistsException e) {
                if (Files.exists(object)) {
                    checkSize(content, object, uri);
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            } catch (IOException e) {
                deleteIfPartial(content, object);
                throw e;
            }
        }
    }

    /// The service keeps octets as they are, and readers check them: the whole object is not fetched for this.
    private static void checkSize(ContentFile content, Path object, URI uri) throws IOException {
        long size = Files.size(object);
        if (size != content.sizeBytes()) {
            throw new DamagedContentException(
                    uri,
                    "was changed: it has %d octets, not %d".formatted(size, content.sizeBytes()));
        }
    }

    /// The provider stores on close what it has been given, even when the rest could not be given for want of room.
    private static void deleteIfPartial(ContentFile content, Path object) throws IOException {
        if (Files.exists(object) && Files.size(object) != content.sizeBytes()) {
            Files.delete(object);
        }
    }

    /// A node may be wrong or hostile: nothing else in the bucket is read for it.
    private Path objectOf(URI uri) throws DamagedContentException {
        if (!"s3".equals(uri.getScheme())) {
            throw new DamagedContentException(uri, "is not kept in S3: this store reads s3:");
        }
        var address = root.relativize(uri).toString();
        if (!ADDRESS.matcher(address).matches()) {
            throw new DamagedContentException(
                    uri, "lies outside the artifact store %s".formatted(root));
        }
        return directory.resolve(address);
    }
}
