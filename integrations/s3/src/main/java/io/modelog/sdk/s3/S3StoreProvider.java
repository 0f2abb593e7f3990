package io.modelog.sdk.s3;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.ArtifactStoreProvider;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.util.Map;
import software.amazon.nio.spi.s3.S3ClientProvider;
import software.amazon.nio.spi.s3.S3FileSystem;
import software.amazon.nio.spi.s3.S3FileSystemProvider;
import software.amazon.nio.spi.s3.config.S3NioSpiConfiguration;

/// Opens `s3://bucket/prefix` with `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and, for a server that is not
/// Amazon's, `AWS_ENDPOINT_URL`. What is not set comes from where the AWS SDK looks: profiles, roles of the machine.
///
/// One bucket has one client in a process: who opens it with another environment changes it for all.
public final class S3StoreProvider implements ArtifactStoreProvider {
    /// Content is read this far ahead: 4 × 5 MiB.
    private static final int FRAGMENTS_AHEAD = 4;

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public ArtifactStore open(URI root, Map<String, String> environment) {
        var bucket = root.getAuthority();
        if (bucket == null || root.getQuery() != null || root.getFragment() != null) {
            throw new IllegalArgumentException(
                    "the artifact store '%s' is not of the form s3://bucket/prefix"
                            .formatted(root));
        }
        var fileSystem = fileSystem(bucket, environment);
        var prefix = root.getPath().replaceAll("^/+|/+$", "");
        return new S3ArtifactStore(uri(bucket, prefix), fileSystem.getPath("/" + prefix));
    }

    private static FileSystem fileSystem(String bucket, Map<String, String> environment) {
        var fileSystem = (S3FileSystem) new S3FileSystemProvider().getFileSystem(uri(bucket, ""));
        var wanted = configuration(environment);
        synchronized (fileSystem) {
            var configuration = fileSystem.getConfiguration();
            if (!configuration.entrySet().containsAll(wanted.entrySet())) {
                configuration.putAll(wanted);
                fileSystem.clientProvider(new S3ClientProvider(configuration));
            }
        }
        return fileSystem;
    }

    private static S3NioSpiConfiguration configuration(Map<String, String> environment) {
        var configuration = new S3NioSpiConfiguration().withMaxFragmentNumber(FRAGMENTS_AHEAD);
        var region = environment.get("AWS_REGION");
        if (region != null) {
            configuration.withRegion(region);
        }
        var key = environment.get("AWS_ACCESS_KEY_ID");
        var secret = environment.get("AWS_SECRET_ACCESS_KEY");
        // A session's key needs its token as well, which only the SDK reads.
        if (key != null && secret != null && !environment.containsKey("AWS_SESSION_TOKEN")) {
            configuration.withCredentials(key, secret);
        }
        var endpoint = environment.get("AWS_ENDPOINT_URL");
        if (endpoint != null) {
            useEndpoint(configuration, endpoint);
        }
        return configuration;
    }

    private static void useEndpoint(S3NioSpiConfiguration configuration, String endpoint) {
        try {
            var uri = URI.create(endpoint);
            configuration
                    .withEndpointProtocol(uri.getScheme())
                    .withEndpoint(uri.getAuthority())
                    .withForcePathStyle(true);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "AWS_ENDPOINT_URL '%s' is not of the form http://host:port".formatted(endpoint),
                    e);
        }
    }

    private static URI uri(String bucket, String prefix) {
        try {
            return new URI("s3", bucket, prefix.isEmpty() ? "/" : "/" + prefix + "/", null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is no bucket".formatted(bucket), e);
        }
    }
}
