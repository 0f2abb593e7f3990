package io.modelog.sdk.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/// Where a store lies, and who opens it.
final class StoreAddress {
    /// Two letters at least, so that `C:\artifacts` is a directory.
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private StoreAddress() {}

    static URI parse(String address) {
        if (address.isBlank()) {
            throw new IllegalArgumentException(
                    "the artifact store is blank: give a directory or a URI such as s3://bucket/prefix");
        }
        if (!SCHEME.matcher(address).matches()) {
            return Path.of(address).toUri();
        }
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the artifact store '%s' is no URI: %s".formatted(address, e.getReason()), e);
        }
    }

    static ArtifactStore open(URI root, Map<String, String> environment) {
        var given = root.getScheme();
        if (given == null) {
            throw new IllegalArgumentException(
                    "the artifact store '%s' has no scheme, such as file: or s3:".formatted(root));
        }
        var scheme = given.toLowerCase(Locale.ROOT);
        if (scheme.equals("file")) {
            return new FileArtifactStore(directory(root));
        }
        for (var provider : ServiceLoader.load(ArtifactStoreProvider.class)) {
            if (provider.scheme().equals(scheme)) {
                return provider.open(root, environment);
            }
        }
        throw new IllegalArgumentException(
                "nothing on the class path opens the artifact store '%s': add %s"
                        .formatted(root, moduleFor(scheme)));
    }

    private static Path directory(URI root) {
        try {
            return Path.of(root);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the artifact store '%s' is no directory: %s".formatted(root, e.getMessage()),
                    e);
        }
    }

    private static String moduleFor(String scheme) {
        return scheme.equals("s3")
                ? "io.modelog:modelog-sdk-s3"
                : "a module with an ArtifactStoreProvider for %s:".formatted(scheme);
    }
}
