package io.modelog.sdk.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.modelog.sdk.store.ArtifactStore;
import io.modelog.sdk.store.DamagedContentException;
import io.modelog.sdk.store.StoredContent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class S3ArtifactStoreTest {
    private static final String HELLO_SHA256 =
            "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    private static final String HELLO_KEY = "team/artifacts/2c/" + HELLO_SHA256;

    private static final S3Server SERVER = S3Server.started();

    private final String bucket = "bucket-" + UUID.randomUUID();
    private final ArtifactStore store =
            ArtifactStore.fromEnvironment(
                    SERVER.environment("s3://%s/team/artifacts".formatted(bucket)));

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    @BeforeEach
    void createBucket() {
        SERVER.createBucket(bucket);
    }

    @Test
    void content_is_kept_under_its_sha256() throws IOException {
        var stored = put("hello");

        assertThat(stored)
                .isEqualTo(
                        new StoredContent(
                                URI.create("s3://%s/%s".formatted(bucket, HELLO_KEY)),
                                HELLO_SHA256,
                                5));
        assertThat(keys()).containsExactly(HELLO_KEY);
        assertThat(read(stored.uri(), HELLO_SHA256)).isEqualTo("hello");
    }

    @Test
    void a_whole_bucket_may_be_the_store() throws IOException {
        var whole = ArtifactStore.fromEnvironment(SERVER.environment("s3://" + bucket));

        var stored = whole.put(out -> out.write("hello".getBytes(UTF_8)));

        assertThat(stored.uri())
                .isEqualTo(URI.create("s3://%s/2c/%s".formatted(bucket, HELLO_SHA256)));
        assertThat(whole.<byte[]>read(stored.uri(), HELLO_SHA256, InputStream::readAllBytes))
                .asString(UTF_8)
                .isEqualTo("hello");
    }

    @Test
    void empty_content_is_content() throws IOException {
        var stored = put("");

        assertThat(stored.sizeBytes()).isZero();
        assertThat(read(stored.uri(), stored.sha256())).isEmpty();
    }

    @Test
    void equal_content_is_kept_once() throws IOException {
        assertThat(put("hello")).isEqualTo(put("hello"));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void equal_content_stored_by_many_at_once_is_kept_once() throws Exception {
        var puts = new ArrayList<Callable<StoredContent>>();
        for (int i = 0; i < 16; i++) {
            puts.add(() -> put("hello"));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var stored : threads.invokeAll(puts)) {
                assertThat(stored.get().sha256()).isEqualTo(HELLO_SHA256);
            }
        }
        assertThat(keys()).containsExactly(HELLO_KEY);
        assertThat(SERVER.get(bucket, HELLO_KEY)).isEqualTo("hello");
    }

    @Test
    void content_of_several_fragments_comes_back_as_it_was() throws IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        var content = new byte[7_900_001];
        random.nextBytes(content);

        var stored = store.put(out -> out.write(content));

        assertThat(stored.sizeBytes()).isEqualTo(content.length);
        assertThat(store.<byte[]>read(stored.uri(), stored.sha256(), InputStream::readAllBytes))
                .isEqualTo(content);
    }

    @Test
    void a_write_that_fails_leaves_nothing() {
        assertThatIOException()
                .isThrownBy(() ->
                        store.put(out -> {
                            out.write("hel".getBytes(UTF_8));
                            throw new IOException("no more");
                        }))
                .withMessage("no more");

        assertThat(keys()).isEmpty();
    }

    @Test
    void changed_content_is_not_handed_out() throws IOException {
        var stored = put("hello");
        SERVER.put(bucket, HELLO_KEY, "hellO");

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(stored.uri(), HELLO_SHA256))
                .withMessageContaining("was changed: its SHA-256 is");
    }

    @Test
    void what_lies_under_the_name_of_content_is_not_overwritten() throws IOException {
        SERVER.put(bucket, HELLO_KEY, "hel");

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> put("hello"))
                .withMessageEndingWith("was changed: it has 3 octets, not 5");
        assertThat(SERVER.get(bucket, HELLO_KEY)).isEqualTo("hel");
    }

    @Test
    void content_that_is_gone_is_reported() throws IOException {
        var stored = put("hello");
        SERVER.objects().removeBlob(bucket, HELLO_KEY);

        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(stored.uri(), HELLO_SHA256))
                .withMessageEndingWith("is gone");
    }

    @Test
    void nothing_outside_the_prefix_is_read() {
        SERVER.put(bucket, "secret", "hello");
        SERVER.put(bucket, "team/artifacts/secret", "hello");

        for (var uri :
                List.of(
                        "s3://%s/secret",
                        "s3://%s/team/artifacts/secret",
                        "s3://%s/team/artifacts/2c/../../../secret",
                        "s3://%s-other/" + HELLO_KEY)) {
            assertThatExceptionOfType(DamagedContentException.class)
                    .isThrownBy(() -> read(URI.create(uri.formatted(bucket)), HELLO_SHA256))
                    .withMessageContaining("lies outside the artifact store");
        }
        assertThatExceptionOfType(DamagedContentException.class)
                .isThrownBy(() -> read(URI.create("file:///etc/passwd"), HELLO_SHA256))
                .withMessageContaining("is not kept in S3");
    }

    @Test
    void a_bucket_that_does_not_exist_is_reported() {
        var nowhere = ArtifactStore.fromEnvironment(SERVER.environment("s3://no-such-bucket/x"));

        assertThatIOException().isThrownBy(() -> nowhere.put(out -> out.write(1)));
    }

    @Test
    void a_store_without_a_bucket_is_refused() {
        for (var store : List.of("s3:bucket", "s3:///prefix", "s3://bucket/prefix?region=x")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ArtifactStore.fromEnvironment(SERVER.environment(store)))
                    .withMessage(
                            "the artifact store '%s' is not of the form s3://bucket/prefix", store);
        }
    }

    @Test
    void an_endpoint_that_is_no_url_is_refused_with_its_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ArtifactStore.fromEnvironment(
                                Map.of(
                                        "MODELOG_ARTIFACTS",
                                        "s3://" + bucket,
                                        "AWS_ENDPOINT_URL",
                                        "localhost")))
                .withMessage("AWS_ENDPOINT_URL 'localhost' is not of the form http://host:port");
    }

    private StoredContent put(String text) throws IOException {
        return store.put(out -> out.write(text.getBytes(UTF_8)));
    }

    private String read(URI uri, String sha256) throws IOException {
        return new String(store.read(uri, sha256, InputStream::readAllBytes), UTF_8);
    }

    private List<String> keys() {
        return SERVER.objects().list(bucket, ListContainerOptions.Builder.recursive()).stream()
                .map(StorageMetadata::getName)
                .toList();
    }
}
