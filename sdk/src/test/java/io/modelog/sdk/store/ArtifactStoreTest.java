package io.modelog.sdk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
    @TempDir Path directory;

    @Test
    void a_directory_is_a_store() throws IOException {
        assertThat(root(ArtifactStore.at(directory.toString())))
                .startsWith(directory.toUri().toString());
    }

    @Test
    void a_file_uri_is_a_store() throws IOException {
        assertThat(root(ArtifactStore.at(directory.toUri())))
                .startsWith(directory.toUri().toString());
        assertThat(root(ArtifactStore.at(directory.toUri().toString())))
                .startsWith(directory.toUri().toString());
    }

    @Test
    void the_store_comes_from_the_environment() throws IOException {
        var store =
                ArtifactStore.fromEnvironment(Map.of("MODELOG_ARTIFACTS", directory.toString()));

        assertThat(root(store)).startsWith(directory.toUri().toString());
    }

    @Test
    void other_schemes_are_opened_by_their_providers_with_the_same_environment()
            throws IOException {
        var store =
                ArtifactStore.fromEnvironment(
                        Map.of("MODELOG_ARTIFACTS", "MEMORY://here/", "SALT", "pepper"));

        assertThat(root(store)).isEqualTo("MEMORY://here/pepper0");
    }

    @Test
    void a_scheme_that_nothing_opens_is_refused_with_the_remedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at("s3://bucket/prefix"))
                .withMessage(
                        "nothing on the class path opens the artifact store 's3://bucket/prefix':"
                                + " add io.modelog:modelog-sdk-s3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at("gs://bucket"))
                .withMessage(
                        "nothing on the class path opens the artifact store 'gs://bucket':"
                                + " add a module with an ArtifactStoreProvider for gs:");
    }

    @Test
    void what_is_no_address_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at(" "))
                .withMessage(
                        "the artifact store is blank: give a directory or a URI such as s3://bucket/prefix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at("s3://a bucket"))
                .withMessageStartingWith("the artifact store 's3://a bucket' is no URI: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at(URI.create("artifacts")))
                .withMessage("the artifact store 'artifacts' has no scheme, such as file: or s3:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArtifactStore.at("file://host/artifacts"))
                .withMessageStartingWith(
                        "the artifact store 'file://host/artifacts' is no directory");
    }

    private static String root(ArtifactStore store) throws IOException {
        return store.put(out -> out.write(1)).uri().toString();
    }
}
