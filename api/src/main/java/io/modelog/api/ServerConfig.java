package io.modelog.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a node needs to know to start; `docs/reference/config.md` has every key. Throws [Invalid] with all faults.
///
/// @param port 0 for any that is free
/// @param bootstrapServers null for an embedded broker
/// @param schemaRegistry null with an embedded broker, and only then
/// @param tokens file of bearer tokens; null when every caller is trusted
/// @param advertisedUrl where other nodes reach this one; null for host and port
/// @param nodeId null for a random one that is kept in the data directory
/// @param slots null for 2 with an embedded broker, 4 otherwise
/// @param replicationFactor of topics that are made; -1 for the broker's default
/// @param personalData what becomes of the names of actors
public record ServerConfig(
        int port,
        String host,
        Path dataDir,
        @Nullable String bootstrapServers,
        @Nullable URI schemaRegistry,
        @Nullable Path tokens,
        @Nullable URI advertisedUrl,
        @Nullable String nodeId,
        @Nullable Integer slots,
        short replicationFactor,
        PersonalData personalData) {
    static final int PORT_DEFAULT = 8080;
    static final String HOST_DEFAULT = "127.0.0.1";
    static final int SLOTS_EMBEDDED = 2;
    static final int SLOTS_CLUSTER = 4;
    static final int SLOTS_MAX = 12;

    private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /// Settings that do not fit, each with its key and the remedy.
    public static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1;

        Invalid(List<String> faults) {
            super(String.join("\n", faults));
        }

        public List<String> faults() {
            return String.valueOf(getMessage()).lines().toList();
        }
    }

    public ServerConfig {
        var faults = new ArrayList<String>();
        if (port < 0 || port > 65_535) {
            faults.add("--port is %d; 0 to 65535 are allowed".formatted(port));
        }
        checkHost(host, tokens, faults);
        if (tokens != null && !Files.isReadable(tokens)) {
            faults.add("--tokens is %s, which cannot be read".formatted(tokens));
        }
        checkKafka(bootstrapServers, schemaRegistry, replicationFactor, faults);
        if (advertisedUrl != null && !isPlainHttp(advertisedUrl)) {
            faults.add(
                    "--advertised-url is '%s'; http://<host>:<port> is wanted"
                            .formatted(advertisedUrl));
        }
        if (nodeId != null && !NODE_ID.matcher(nodeId).matches()) {
            faults.add(
                    "--node-id is '%s'; 1 to 100 letters, digits, '.', '_' and '-' are allowed"
                            .formatted(nodeId));
        }
        if (slots != null && (slots < 1 || slots > SLOTS_MAX)) {
            faults.add("--slots is %d; 1 to %d are allowed".formatted(slots, SLOTS_MAX));
        }
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /// Whether this node brings its own broker and registry.
    boolean isEmbedded() {
        return bootstrapServers == null;
    }

    int slotsOrDefault() {
        if (slots != null) {
            return slots;
        }
        return isEmbedded() ? SLOTS_EMBEDDED : SLOTS_CLUSTER;
    }

    /// Where other nodes and people reach this one.
    ///
    /// @param actualPort the one that is open
    URI url(int actualPort) {
        if (advertisedUrl != null) {
            return advertisedUrl;
        }
        try {
            var address = InetAddress.getByName(host);
            var name =
                    address.isAnyLocalAddress() ? InetAddress.getLocalHost().getHostName() : host;
            return URI.create(
                    "http://%s:%d"
                            .formatted(name.contains(":") ? "[" + name + "]" : name, actualPort));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "this machine does not know its own name; give --advertised-url", e);
        }
    }

    private static void checkHost(String host, @Nullable Path tokens, List<String> faults) {
        try {
            if (tokens == null && !InetAddress.getByName(host).isLoopbackAddress()) {
                faults.add(
                        "--host is %s, which other machines reach: give --tokens FILE with lines of 'actor = token'"
                                .formatted(host));
            }
        } catch (UnknownHostException _) {
            faults.add("--host is '%s', which is no address".formatted(host));
        }
    }

    private static void checkKafka(
            @Nullable String bootstrapServers,
            @Nullable URI schemaRegistry,
            short replicationFactor,
            List<String> faults) {
        if (bootstrapServers != null && schemaRegistry == null) {
            faults.add(
                    "--bootstrap-servers needs --schema-registry URL, the Confluent-compatible registry of that Kafka");
        }
        if (bootstrapServers == null && schemaRegistry != null) {
            faults.add(
                    "--schema-registry goes with --bootstrap-servers; an embedded broker has its own");
        }
        if (schemaRegistry != null && !isHttp(schemaRegistry)) {
            faults.add(
                    "--schema-registry is '%s'; an http or https URL is wanted"
                            .formatted(schemaRegistry));
        }
        if (replicationFactor != -1 && replicationFactor < 1) {
            faults.add(
                    "--replication-factor is %d; -1 (the broker's default) or more than 0 is allowed"
                            .formatted(replicationFactor));
        }
        if (bootstrapServers == null && replicationFactor > 1) {
            faults.add(
                    "--replication-factor goes with --bootstrap-servers; an embedded broker is alone");
        }
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null;
    }

    private static boolean isPlainHttp(URI url) {
        var path = url.getRawPath();
        return isHttp(url) && (path == null || path.isEmpty() || path.equals("/"));
    }
}
