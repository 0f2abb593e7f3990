package io.modelog.sdk.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/// A server that speaks S3, checks signatures, and keeps its objects in memory.
final class S3Server {
    private static final String KEY = "test-key";
    private static final String SECRET = "test-secret";

    private final BlobStoreContext context;
    private final S3Proxy proxy;

    static S3Server started() {
        try {
            var server = new S3Server();
            server.proxy.start();
            return server;
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not start", e);
        }
    }

    private S3Server() {
        context =
                ContextBuilder.newBuilder(new TransientNio2BlobApiMetadata())
                        .credentials(KEY, SECRET)
                        .build(BlobStoreContext.class);
        proxy =
                S3Proxy.builder()
                        .blobStore(context.getBlobStore())
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                        .build();
    }

    /// The other side of the wire.
    BlobStore objects() {
        return context.getBlobStore();
    }

    void createBucket(String name) {
        objects().createContainerInLocation(null, name);
    }

    void put(String bucket, String key, String content) {
        objects().putBlob(bucket, objects().blobBuilder(key).payload(content).build());
    }

    String get(String bucket, String key) throws IOException {
        var payload = requireNonNull(requireNonNull(objects().getBlob(bucket, key)).getPayload());
        try (var in = payload.openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    Map<String, String> environment(String store) {
        return Map.of(
                "MODELOG_ARTIFACTS",
                store,
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                KEY,
                "AWS_SECRET_ACCESS_KEY",
                SECRET,
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + proxy.getPort());
    }

    void stop() throws Exception {
        proxy.stop();
        context.close();
    }
}
