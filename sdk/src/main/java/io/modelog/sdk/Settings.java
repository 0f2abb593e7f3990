package io.modelog.sdk;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the node is, who calls, and how long a caller waits.
///
/// {@snippet file=ClientConnect.java region=settings}
public record Settings(
        URI url,
        @Nullable String token,
        String actor,
        Duration connectTimeout,
        Duration requestTimeout,
        Retries retries,
        boolean quickStart) {
    private static final String DEFAULT_URL = "http://127.0.0.1:8080";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    public Settings {
        var fault = faultOf(url);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        url = URI.create(url.toString().replaceAll("/+$", ""));
    }

    public static Settings of(URI url) {
        return new Settings(
                url,
                null,
                System.getProperty("user.name", "anonymous"),
                CONNECT_TIMEOUT,
                REQUEST_TIMEOUT,
                Retries.DEFAULT,
                false);
    }

    /// Reads `MODELOG_URL`, `MODELOG_TOKEN` and `MODELOG_ACTOR`; all faults are reported at once.
    public static Settings fromEnvironment(Map<String, String> environment) {
        var url = environment.getOrDefault("MODELOG_URL", DEFAULT_URL);
        List<String> faults = new ArrayList<>();
        URI parsed = parse(url);
        var fault = parsed == null ? url + " is no URL" : faultOf(parsed);
        if (fault != null) {
            faults.add("MODELOG_URL: " + fault);
        }
        for (var key : List.of("MODELOG_TOKEN", "MODELOG_ACTOR")) {
            if (environment.getOrDefault(key, "x").isBlank()) {
                faults.add(key + " is blank: set it or leave it out");
            }
        }
        if (parsed == null || !faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        var settings = of(parsed).withToken(environment.get("MODELOG_TOKEN"));
        var actor = environment.get("MODELOG_ACTOR");
        return actor == null ? settings : settings.withActor(actor);
    }

    public Settings withUrl(URI changed) {
        return new Settings(
                changed, token, actor, connectTimeout, requestTimeout, retries, quickStart);
    }

    public Settings withToken(@Nullable String changed) {
        return new Settings(
                url, changed, actor, connectTimeout, requestTimeout, retries, quickStart);
    }

    public Settings withActor(String changed) {
        return new Settings(
                url, token, changed, connectTimeout, requestTimeout, retries, quickStart);
    }

    public Settings withRequestTimeout(Duration changed) {
        return new Settings(url, token, actor, connectTimeout, changed, retries, quickStart);
    }

    public Settings withRetries(Retries changed) {
        return new Settings(url, token, actor, connectTimeout, requestTimeout, changed, quickStart);
    }

    /// For a program that makes a few calls and ends, such as a command line: reads start some hundred ms sooner, but do
    /// not heed interrupts.
    public Settings withQuickStart() {
        return new Settings(url, token, actor, connectTimeout, requestTimeout, retries, true);
    }

    private static @Nullable URI parse(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static @Nullable String faultOf(URI url) {
        var web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        return web && url.getHost() != null && url.getRawQuery() == null
                ? null
                : url + " is no URL of a node, such as " + DEFAULT_URL;
    }

    @Override
    public String toString() {
        return "Settings[url=%s, actor=%s, token=%s]"
                .formatted(url, actor, token == null ? "none" : "hidden");
    }
}
